import type { AccountId, Region } from '../../cloudtrail/index.js';
import type { Answer } from './answer.js';

export interface StackSetFacts {
  readonly name: string;
  readonly status: 'ACTIVE' | 'DELETED';
  readonly permissionModel: 'SERVICE_MANAGED' | 'SELF_MANAGED';
  /** Absent where AWS does not say: stack sets that manage their permissions themselves. */
  readonly autoDeployment?: AutoDeployment;
  /** Roots and units that it is deployed to. */
  readonly targets: readonly string[];
  /** Where it is deployed. */
  readonly regions: readonly Region[];
  /** `cloudformation:ListStackInstances` */
  readonly instances: Answer<readonly StackInstance[]>;
}

export interface AutoDeployment {
  readonly enabled: boolean;
  readonly retainStacksOnAccountRemoval: boolean;
}

export interface StackInstance {
  readonly accountId: AccountId;
  readonly region: Region;
  /** `CURRENT`, `OUTDATED`, `INOPERABLE`. */
  readonly status: string;
  /** Why it is not CURRENT, in AWS's words. */
  readonly statusReason?: string;
}
