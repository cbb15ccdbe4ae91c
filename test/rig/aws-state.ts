import type { AttachedPolicy, PolicyType, TrailFacts } from '../../src/deploy/index.js';

/** What the invented organization holds beside stacks. Plain and open, so that a test can put anything in. */
export interface AwsState {
  readonly organizationId: string;
  readonly managementAccountId: string;
  hasAllFeatures: boolean;
  readonly rootId: string;
  /** Parent by child: units and accounts. */
  readonly parents: Map<string, string>;
  readonly accounts: { accountId: string; name: string; status: 'ACTIVE' | 'SUSPENDED' }[];
  readonly policyTypes: Set<PolicyType>;
  readonly policies: { id: string; name: string; type: PolicyType; content: string; targets: Set<string> }[];
  readonly trustedServices: Set<string>;
  readonly delegatedAdministrators: Set<string>;
  activation: 'ENABLED' | 'DISABLED';
  readonly trails: TrailState[];
  readonly buckets: Map<string, BucketState>;
  /** Accounts that the deployer's role cannot be assumed in. */
  readonly closed: Set<string>;
}

export interface TrailState extends TrailFacts {
  isLogging: boolean;
  latestDelivery: Date | undefined;
  latestDigestDelivery: Date | undefined;
  errors: Record<string, string>;
  readonly ownerAccountId: string;
}

export interface BucketState {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  publicAccessBlocked: boolean;
  ownerEnforced: boolean;
  policy: string | undefined;
  lock: { mode: 'GOVERNANCE' | 'COMPLIANCE'; days: number } | undefined;
  hasObjectLock: boolean;
  readonly versions: VersionState[];
}

export interface VersionState {
  readonly key: string;
  readonly versionId: string;
  readonly modified: Date;
  readonly body: Uint8Array;
  readonly isDeleteMarker: boolean;
  retention: { mode: 'GOVERNANCE' | 'COMPLIANCE'; until: Date } | undefined;
}

export const MANAGEMENT = '111111111111';
export const LOG_ARCHIVE = '222222222222';
export const SECURITY = '333333333333';
export const MEMBER = '444444444444';

/** An organization of four accounts in which nothing was ever enabled. */
export function freshOrganization(): AwsState {
  return {
    organizationId: 'o-exampleorgid',
    managementAccountId: MANAGEMENT,
    hasAllFeatures: true,
    rootId: 'r-ab12',
    parents: new Map([
      ['ou-ab12-security', 'r-ab12'],
      ['ou-ab12-workload', 'r-ab12'],
      [MANAGEMENT, 'r-ab12'],
      [LOG_ARCHIVE, 'ou-ab12-security'],
      [SECURITY, 'ou-ab12-security'],
      [MEMBER, 'ou-ab12-workload'],
    ]),
    accounts: [
      { accountId: MANAGEMENT, name: 'management', status: 'ACTIVE' },
      { accountId: LOG_ARCHIVE, name: 'log archive', status: 'ACTIVE' },
      { accountId: SECURITY, name: 'security', status: 'ACTIVE' },
      { accountId: MEMBER, name: 'payments', status: 'ACTIVE' },
    ],
    policyTypes: new Set(),
    policies: [],
    trustedServices: new Set(),
    delegatedAdministrators: new Set(),
    activation: 'DISABLED',
    trails: [],
    buckets: new Map(),
    closed: new Set(),
  };
}

export function isBelow({ parents }: AwsState, child: string, ancestor: string): boolean {
  const parent = parents.get(child);
  return child === ancestor || (parent !== undefined && isBelow({ parents } as AwsState, parent, ancestor));
}

export function policiesAt(
  { policies }: AwsState,
  target: string,
  type: PolicyType,
): readonly AttachedPolicy[] {
  return policies.filter((policy) => policy.type === type && policy.targets.has(target));
}

const FULL_ACCESS: Readonly<Record<PolicyType, readonly [string, object]>> = {
  SERVICE_CONTROL_POLICY: ['FullAWSAccess', { Effect: 'Allow', Action: '*', Resource: '*' }],
  RESOURCE_CONTROL_POLICY: [
    'RCPFullAWSAccess',
    { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
  ],
};

/** AWS attaches a policy that allows everything to root, units and accounts when a type is enabled. */
export function enablePolicyType(state: AwsState, type: PolicyType): void {
  if (state.policyTypes.has(type)) return;
  state.policyTypes.add(type);
  const [name, statement] = FULL_ACCESS[type];
  const content = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const targets = new Set([state.rootId, ...state.parents.keys()]);
  state.policies.push({ id: `p-${name}`, name, type, content, targets });
}

/** Policies that somebody wrote. */
export function ownPolicies({ policies }: AwsState): AwsState['policies'] {
  return policies.filter(({ name }) => !Object.values(FULL_ACCESS).some(([managed]) => managed === name));
}
