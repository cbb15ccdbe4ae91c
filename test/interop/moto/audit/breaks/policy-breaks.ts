import {
  AttachPolicyCommand,
  DetachPolicyCommand,
  DisablePolicyTypeCommand,
  EnablePolicyTypeCommand,
  type PolicyType,
} from '@aws-sdk/client-organizations';
import { type AuditedOrganization } from '../build-organization.js';
import { type Scene, type Break, organizations, logArchiveOf } from './scene.js';

/** Policies of the organization. */
export const POLICY_BREAKS: readonly Break[] = [
  {
    name: 'nothing protects the log archive account',
    fails: ['SCP-02'],
    run: detached('store', logArchiveOf),
  },
  {
    name: 'nothing protects the trails',
    fails: ['SCP-03', 'SCP-04', 'SCP-05'],
    run: detached('trails', ({ organization }) => organization.rootId),
  },
  {
    name: 'no resource control policy protects the log archive account',
    fails: ['SCP-06'],
    run: detached('resources', logArchiveOf),
  },
  {
    name: 'resource control policies are switched off',
    fails: ['SCP-06'],
    run: withoutType('RESOURCE_CONTROL_POLICY'),
  },
  {
    name: 'service control policies are switched off',
    fails: ['SCP-01', 'SCP-02', 'SCP-03', 'SCP-04'],
    run: withoutType('SERVICE_CONTROL_POLICY'),
  },
];

function withoutType(PolicyType: PolicyType): Break['run'] {
  return async (scene) => {
    const client = await organizations(scene);
    const input = { RootId: scene.organization.rootId, PolicyType };
    await client.send(new DisablePolicyTypeCommand(input));
    return async () => client.send(new EnablePolicyTypeCommand(input));
  };
}

function detached(
  name: keyof AuditedOrganization['policyIds'],
  target: (scene: Scene) => string,
): Break['run'] {
  return async (scene) => {
    const client = await organizations(scene);
    const input = { PolicyId: scene.organization.policyIds[name], TargetId: target(scene) };
    await client.send(new DetachPolicyCommand(input));
    return async () => client.send(new AttachPolicyCommand(input));
  };
}
