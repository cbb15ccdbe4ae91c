import type { Draft } from '../../example/example-snapshot.contract.js';
import { HOME, MANAGEMENT, valueOf } from '../../example/example-snapshot.contract.js';
import type { Snapshot, TrailFacts } from '../../snapshot/index.js';

/** Changes what the management account says of the organization trail in its home Region. */
export function changeTrail(change: (trail: Draft<TrailFacts>) => void): (draft: Draft<Snapshot>) => void {
  return (draft) => {
    for (const trail of trailsOf(draft, MANAGEMENT, HOME)) change(trail);
  };
}

/** The trails that an account sees in a Region, for a draft to change. */
export function trailsOf(draft: Draft<Snapshot>, accountId: string, region: string): Draft<TrailFacts>[] {
  const account = draft.accounts.find((each) => each.accountId === accountId);
  const facts = account?.inRegions.find((each) => each.region === region);
  return valueOf<Draft<TrailFacts>[]>(facts?.trails);
}
