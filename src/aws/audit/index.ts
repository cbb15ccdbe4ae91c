import type { Snapshot } from '../../audit/index.js';
import type { CollectionOptions } from './collection-options.js';

export { auditorPolicy, type AuditorPolicyNames } from './auditor-policy.js';
export type { AuditedRole } from './calls.js';
export {
  type CollectionOptions,
  type CollectionProgress,
  READER_ROLE,
} from './collection-options.js';
export { type CollectionPlan, type OrganizationSize, planCollection } from './collection-plan.js';

/** Loads the clients of all the services only when a collection begins. */
export async function collectSnapshot(options: CollectionOptions): Promise<Snapshot> {
  const { collectSnapshot: collect } = await import('./collect-snapshot.js');
  return collect(options);
}
