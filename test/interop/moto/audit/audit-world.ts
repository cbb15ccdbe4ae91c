/** What moto cannot hold, for a test to set. */
export interface AuditWorld {
  /** Accounts whose reader role cannot be assumed: moto looks at no trust policy. */
  readonly closed: Set<string>;
  /** Which Regions accounts have. */
  regions: readonly string[];
  readonly administrators: Map<string, readonly string[]>;
  stackSetsAccess: 'ENABLED' | 'DISABLED';
  /** Account and Region to what stands in the place of the answer of GetTrailStatus; all deliver by default. */
  readonly trailStatus: Map<string, Readonly<Record<string, unknown>>>;
  /** In the place of what moto says, which only ever adds. */
  insights: readonly string[] | undefined;
  /** Accounts in which the organization trail is not seen. */
  readonly withoutTrail: Set<string>;
  bucketIsPublic: boolean;
  /** Beginnings of keys that no listing shows: what was delivered cannot be taken away again. */
  readonly hidden: Set<string>;
  /** Whether objects are locked; what was delivered stays locked in moto. */
  objectsAreLocked: boolean;
  /** Regions that an account has opted in to. */
  readonly optedIn: Map<string, readonly string[]>;
  /** In the place of the lock of new objects, which moto changes of empty buckets only. */
  lock: LockWorld | 'none' | undefined;
  readonly bucketOwners: Map<string, string>;
  readonly accountBlocks: Map<string, boolean>;
  readonly bucketPolicies: Map<string, Buffer>;
  readonly replication: Map<string, string>;
  stackSets: readonly StackSetWorld[];
  readonly stacks: Map<string, readonly string[]>;
  usage: readonly UsageWorld[];
}

export interface LockWorld {
  readonly mode: 'COMPLIANCE' | 'GOVERNANCE';
  readonly days: number;
}

export interface StackSetWorld {
  readonly name: string;
  readonly enabled: boolean;
  readonly retained: boolean;
  readonly targets: readonly string[];
  readonly regions: readonly string[];
  readonly instances: readonly {
    readonly account: string;
    readonly region: string;
    readonly status: string;
  }[];
}

export interface UsageWorld {
  readonly month: string;
  readonly account: string;
  readonly type: string;
  readonly quantity: number;
}

export function emptyWorld(): AuditWorld {
  return {
    closed: new Set(),
    regions: [],
    administrators: new Map(),
    stackSetsAccess: 'ENABLED',
    trailStatus: new Map(),
    insights: undefined,
    withoutTrail: new Set(),
    bucketIsPublic: false,
    hidden: new Set(),
    objectsAreLocked: true,
    optedIn: new Map(),
    lock: undefined,
    bucketOwners: new Map(),
    accountBlocks: new Map(),
    bucketPolicies: new Map(),
    replication: new Map(),
    stackSets: [],
    stacks: new Map(),
    usage: [],
  };
}
