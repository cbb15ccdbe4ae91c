import type { AccountId, Region } from '../../cloudtrail/index.js';

export type OrganizationsActivation = 'ENABLED' | 'DISABLED' | 'DISABLED_PERMANENTLY';

export interface StackSetFacts {
  readonly name: string;
  readonly templateBody: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly autoDeploys: boolean;
  /** Whether the stack of an account that leaves a unit stays. */
  readonly retainsStacks: boolean;
  /** What instances were made for, also where a unit has no account yet. */
  readonly units: readonly string[];
  readonly regions: readonly Region[];
}

export interface StackSetRequest {
  readonly name: string;
  readonly description: string;
  readonly templateUrl: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** Where instances stand or are to stand: units or the root, never single accounts. */
export interface StackSetTargets {
  readonly units: readonly string[];
  readonly regions: readonly Region[];
}

export interface StackInstance {
  readonly accountId: AccountId;
  readonly region: Region;
  readonly unit: string;
  /** `CURRENT`, `OUTDATED`, `INOPERABLE`. */
  readonly status: string;
  readonly reason: string;
}

export interface StackSetOperation {
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'STOPPED' | 'STOPPING' | 'QUEUED';
  readonly reason: string;
}

/** What deploy asks of StackSets, as the management account, with service-managed permissions. */
export interface StackSetsAccess {
  organizationsActivation(): Promise<OrganizationsActivation>;
  activateOrganizations(): Promise<void>;
  describe(name: string): Promise<StackSetFacts | undefined>;
  instances(name: string): Promise<readonly StackInstance[]>;
  create(request: StackSetRequest): Promise<void>;
  /** Each of the four answers with the id of its operation. */
  update(request: StackSetRequest): Promise<string>;
  createInstances(name: string, targets: StackSetTargets): Promise<string>;
  deleteInstances(name: string, targets: StackSetTargets): Promise<string>;
  operation(name: string, operationId: string): Promise<StackSetOperation>;
  /** Operations that have not ended, the newest first. */
  runningOperations(name: string): Promise<readonly string[]>;
  delete(name: string): Promise<void>;
}
