import type { Draft } from '../../example/example-snapshot.contract.js';
import type { Delivery, Snapshot } from '../../snapshot/index.js';

/** What lies in the log bucket of an account and Region, for a draft to change. */
export function deliveriesOf(draft: Draft<Snapshot>, accountId: string, region: string): Draft<Delivery>[] {
  return draft.logBuckets[0]!.deliveries.filter(
    (each) => each.accountId === accountId && each.region === region,
  );
}
