import type { Configuration } from '../../config/index.js';
import type { Guardrails } from '../../policy/index.js';
import type { UnitPlan } from '../manifest.js';
import { keyParameter } from '../template/key-parameter.js';
import { composeTemplate } from '../template/template.js';
import { needsRoot, organizationPolicies } from './organization-policies.js';

/** The management account: what the members, and others in the log archive account, may not do. */
export function guardrailsUnit(configuration: Configuration, guardrails: Guardrails): UnitPlan {
  const template = composeTemplate('orgtrail: service control policies and a resource control policy', [
    organizationPolicies(configuration, guardrails),
  ]);
  return {
    id: 'guardrails',
    title: 'policies that keep trail, bucket, key and detection as they are',
    phase: 'after-delivery',
    name: 'orgtrail-guardrails',
    role: 'management',
    region: configuration.trail.homeRegion,
    template: { name: 'management/guardrails', template },
    parameters: {
      ...keyParameter(configuration).sources,
      ...(needsRoot(configuration) ? { RootId: { kind: 'root' } } : {}),
    },
  };
}
