import type { AccountId, Region } from '../../cloudtrail/index.js';
import type { AccountRoleName } from '../../resources/index.js';

export interface Place {
  readonly role: AccountRoleName;
  readonly accountId: AccountId;
  readonly region: Region;
}

export type { AccountRoleName } from '../../resources/index.js';
