import type { CostGroup } from './groups.js';

export interface TopGroups {
  /** Dearest first, then those with most events. */
  readonly groups: readonly CostGroup[];
  readonly left: { readonly groups: number; readonly events: number; readonly usd: bigint };
}

/** Keeps at most twice `limit` groups at a time, however many there are. */
export async function topGroups(groups: AsyncIterable<CostGroup>, limit: number): Promise<TopGroups> {
  let kept: CostGroup[] = [];
  const left = { groups: 0, events: 0, usd: 0n };
  const cut = () => {
    kept.sort(dearestFirst);
    for (const group of kept.slice(limit)) {
      left.groups += 1;
      left.events += group.events;
      left.usd += group.usd;
    }
    kept = kept.slice(0, limit);
  };
  for await (const group of groups) {
    kept.push(group);
    if (kept.length >= 2 * limit) cut();
  }
  cut();
  return { groups: kept, left };
}

function dearestFirst(left: CostGroup, right: CostGroup): number {
  if (left.usd !== right.usd) return left.usd > right.usd ? -1 : 1;
  return right.events - left.events || (keyOf(left) < keyOf(right) ? -1 : 1);
}

function keyOf({ accountId, region, category, service, principal }: CostGroup): string {
  return [accountId, region, category, service, principal].join('\u0000');
}
