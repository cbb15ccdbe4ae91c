import { RefusedCallError } from '../../src/errors.js';
import type {
  AccountAccess,
  BucketsAccess,
  Cloud,
  OrganizationsAccess,
  StackSetsAccess,
  StacksAccess,
  TrailsAccess,
} from '../../src/deploy/index.js';
import { type AwsState, enablePolicyType, isBelow, policiesAt } from './aws-state.js';
import { memoryBuckets } from './memory-buckets.js';
import { memoryProvisioner } from './memory-provisioner.js';
import { Refusal } from './refusal.js';
import { createStackMachine, type StackMachine } from './stack-machine.js';
import { createStackSetMachine, type StackSetMachine } from './stack-set-machine.js';

export interface MemoryCloud extends Cloud {
  readonly stacks: StackMachine;
  readonly stackSets: StackSetMachine;
  /** Every call that changes something, in order: `organizations:EnableAWSServiceAccess`. */
  readonly writes: string[];
}

export interface MemoryCloudParts {
  readonly state: AwsState;
  readonly now: () => Date;
  /** Called before each call that changes something; may throw in its place. */
  readonly beforeWrite?: (action: string, count: number) => void;
  readonly callerAccountId?: string;
}

const READ = /:(?:Describe|List|Get|Head)/;

/** An AWS in memory behind the interfaces of deploy. It shares its state with whoever made it. */
export function createMemoryCloud({
  state,
  now,
  beforeWrite,
  callerAccountId,
}: MemoryCloudParts): MemoryCloud {
  const writes: string[] = [];
  const caller = callerAccountId ?? state.managementAccountId;
  const stacks = createStackMachine({
    now,
    provisioner: memoryProvisioner(state),
    readTemplate: async (url) => {
      const [, bucket, key] = /^https:\/\/([^.]+)\.s3\.[^/]+\/(.+)$/.exec(url) ?? [];
      const version = state.buckets.get(bucket ?? '')?.versions.find((each) => each.key === key);
      if (version === undefined)
        throw new Refusal('ValidationError', 'S3 error: The specified key does not exist.');
      return new TextDecoder().decode(version.body);
    },
  });
  const stackSets = createStackSetMachine({
    accountsBelow: (unit) =>
      state.accounts
        .map(({ accountId }) => accountId)
        .filter((accountId) => accountId !== state.managementAccountId && isBelow(state, accountId, unit)),
  });

  /** One call: counted when it writes, and refused in the form that the adapters give to refusals. */
  const call = async <Value>(
    action: string,
    where: string,
    answer: () => Value | Promise<Value>,
  ): Promise<Value> => {
    try {
      if (!READ.test(action)) {
        beforeWrite?.(action, writes.length + 1);
        writes.push(action);
      }
      return await answer();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new RefusedCallError({ action, code: error.code, detail: error.message, where });
    }
  };

  return {
    stacks,
    stackSets,
    writes,
    caller: async () => callerOf(caller),
    organizations: memoryOrganizations(state, call),
    account: (accountId): AccountAccess => ({
      enter: () =>
        call('sts:GetCallerIdentity', `account ${accountId}`, () => {
          if (state.closed.has(accountId))
            throw new Refusal('AccessDenied', 'not authorized to perform: sts:AssumeRole');
          return callerOf(accountId);
        }),
      trails: (region) => memoryTrails(state, `account ${accountId}, ${region}`, call),
      stacks: (region) => memoryStacks(stacks, { accountId, region }, call),
      stackSets: () => memoryStackSets(state, stackSets, call),
      buckets: (region): BucketsAccess => memoryBuckets(state, { accountId, region }, now, call),
    }),
  };
}

export type Call = <Value>(
  action: string,
  where: string,
  answer: () => Value | Promise<Value>,
) => Promise<Value>;

function callerOf(accountId: string) {
  return {
    accountId: accountId as never,
    arn: `arn:aws:sts::${accountId}:assumed-role/orgtrail-deployer/session`,
  };
}

function memoryOrganizations(state: AwsState, call: Call): OrganizationsAccess {
  const ask = <Value>(operation: string, answer: () => Value) =>
    call(`organizations:${operation}`, 'organization', answer);
  return {
    describe: () =>
      ask('DescribeOrganization', () => ({
        organizationId: state.organizationId as never,
        managementAccountId: state.managementAccountId as never,
        hasAllFeatures: state.hasAllFeatures,
      })),
    accounts: () => ask('ListAccounts', () => state.accounts as never),
    root: () => ask('ListRoots', () => ({ id: state.rootId, enabledPolicyTypes: [...state.policyTypes] })),
    trustedServices: () => ask('ListAWSServiceAccessForOrganization', () => [...state.trustedServices]),
    enableTrustedAccess: (service) =>
      ask('EnableAWSServiceAccess', () => void state.trustedServices.add(service)),
    disableTrustedAccess: (service) =>
      ask('DisableAWSServiceAccess', () => void state.trustedServices.delete(service)),
    delegatedAdministrators: () =>
      ask('ListDelegatedAdministrators', () => [...state.delegatedAdministrators] as never),
    enablePolicyType: (_rootId, type) =>
      ask('EnablePolicyType', () => {
        if (state.policyTypes.has(type)) {
          throw new Refusal(
            'PolicyTypeAlreadyEnabledException',
            'The specified policy type is already enabled.',
          );
        }
        enablePolicyType(state, type);
      }),
    parentOf: (childId) => ask('ListParents', () => state.parents.get(childId)),
    accountsBelow: (unitId) =>
      ask('ListAccountsForParent', () =>
        state.parents.has(unitId)
          ? (state.accounts
              .map(({ accountId }) => accountId)
              .filter((accountId) => isBelow(state, accountId, unitId)) as never)
          : undefined,
      ),
    policiesOf: (targetId, type) => ask('ListPoliciesForTarget', () => policiesAt(state, targetId, type)),
  };
}

function memoryTrails(state: AwsState, where: string, call: Call): TrailsAccess {
  const ask = <Value>(operation: string, answer: () => Value) =>
    call(`cloudtrail:${operation}`, where, answer);
  const need = (arn: string) => {
    const trail = state.trails.find((each) => each.arn === arn);
    if (trail === undefined) throw new Refusal('TrailNotFoundException', `Unknown trail: ${arn}`);
    return trail;
  };
  return {
    list: () => ask('DescribeTrails', () => state.trails),
    status: (arn) => ask('GetTrailStatus', () => state.trails.find((each) => each.arn === arn)),
    update: (arn, settings) => ask('UpdateTrail', () => void Object.assign(need(arn), settings)),
    startLogging: (arn) => ask('StartLogging', () => void (need(arn).isLogging = true)),
    stopLogging: (arn) => ask('StopLogging', () => void (need(arn).isLogging = false)),
    registerDelegatedAdministrator: (accountId) =>
      ask('RegisterOrganizationDelegatedAdmin', () => {
        if (!state.trustedServices.has('cloudtrail.amazonaws.com')) {
          throw new Refusal('CloudTrailAccessNotEnabledException', 'Trusted access is not enabled.');
        }
        state.delegatedAdministrators.add(accountId);
      }),
    deregisterDelegatedAdministrator: (accountId) =>
      ask('DeregisterOrganizationDelegatedAdmin', () => void state.delegatedAdministrators.delete(accountId)),
  };
}

function memoryStacks(
  machine: StackMachine,
  home: { readonly accountId: string; readonly region: string },
  call: Call,
): StacksAccess {
  const ask = <Value>(operation: string, answer: () => Value | Promise<Value>) =>
    call(`cloudformation:${operation}`, `account ${home.accountId}, ${home.region}`, answer);
  return {
    describe: (name) =>
      ask('DescribeStacks', async () => {
        const stack = await machine.describe(home, name);
        return stack && { ...stack, parameters: stack.content?.parameters ?? {} };
      }),
    template: (name) => ask('GetTemplate', () => machine.template(home, name)),
    createChangeSet: (request) =>
      ask('CreateChangeSet', async () => {
        await machine.createChangeSet(home, { ...request, body: '' }, request.templateUrl);
      }),
    describeChangeSet: (stack, name) =>
      ask('DescribeChangeSet', () => ({ ...machine.describeChangeSet(home, stack, name) })),
    executeChangeSet: (stack, name) =>
      ask('ExecuteChangeSet', () => machine.executeChangeSet(home, stack, name)),
    deleteChangeSet: (stack, name) =>
      ask('DeleteChangeSet', () => machine.deleteChangeSet(home, stack, name)),
    events: (id) => ask('DescribeStackEvents', () => machine.events(home, id)),
    protect: (stack, isProtected) =>
      ask('UpdateTerminationProtection', () => machine.protect(home, stack, isProtected)),
    deleteStack: (stack, retain) => ask('DeleteStack', () => machine.deleteStack(home, stack, retain)),
  };
}

function memoryStackSets(state: AwsState, machine: StackSetMachine, call: Call): StackSetsAccess {
  const ask = <Value>(operation: string, answer: () => Value) =>
    call(`cloudformation:${operation}`, 'stack sets', answer);
  const bodyOf = (url: string) => {
    const [, bucket, key] = /^https:\/\/([^.]+)\.s3\.[^/]+\/(.+)$/.exec(url) ?? [];
    const version = state.buckets.get(bucket ?? '')?.versions.find((each) => each.key === key);
    if (version === undefined)
      throw new Refusal('ValidationError', 'S3 error: The specified key does not exist.');
    return new TextDecoder().decode(version.body);
  };
  return {
    organizationsActivation: () => ask('DescribeOrganizationsAccess', () => state.activation),
    activateOrganizations: () =>
      ask('ActivateOrganizationsAccess', () => void (state.activation = 'ENABLED')),
    describe: (name) =>
      ask('DescribeStackSet', () => {
        const set = machine.describe(name);
        return (
          set && {
            name,
            templateBody: set.body,
            parameters: set.parameters,
            autoDeploys: true,
            retainsStacks: true,
            units: [...set.units],
            regions: [...set.regions] as never,
          }
        );
      }),
    instances: (name) => ask('ListStackInstances', () => (machine.describe(name)?.instances ?? []) as never),
    create: ({ name, parameters, templateUrl }) =>
      ask('CreateStackSet', () => {
        if (state.activation !== 'ENABLED')
          throw new Refusal('ValidationError', 'You must enable organizations access');
        machine.create({ name, parameters, body: bodyOf(templateUrl) });
      }),
    update: ({ name, parameters, templateUrl }) =>
      ask('UpdateStackSet', () => machine.update({ name, parameters, body: bodyOf(templateUrl) })),
    createInstances: (name, { units, regions }) =>
      ask('CreateStackInstances', () => machine.createInstances(name, units, regions)),
    deleteInstances: (name, { units, regions }) =>
      ask('DeleteStackInstances', () => machine.deleteInstances(name, units, regions)),
    operation: (name, id) => ask('DescribeStackSetOperation', () => machine.operation(name, id) as never),
    runningOperations: (name) => ask('ListStackSetOperations', () => machine.runningOperations(name)),
    delete: (name) => ask('DeleteStackSet', () => machine.delete(name)),
  };
}
