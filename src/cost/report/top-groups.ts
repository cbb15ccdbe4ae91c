import { sumOf } from '../money/micro-dollars.js';
import type { CostGroup, LargestGroups } from './groups.js';

export interface TopGroups {
  /** Dearest first, then those with most events. */
  readonly groups: readonly CostGroup[];
  /** What all others come to. */
  readonly left: { readonly groups: number; readonly events: number; readonly usd: bigint };
}

/** The dearest of those that can be; services say what all groups come to. */
export function topGroups({ groups, count, services }: LargestGroups, limit: number): TopGroups {
  const top = [...groups].sort(dearestFirst).slice(0, limit);
  const eventsOf = (parts: readonly { readonly events: number }[]) =>
    parts.reduce((sum, { events }) => sum + events, 0);
  return {
    groups: top,
    left: {
      groups: count - top.length,
      events: eventsOf(services) - eventsOf(top),
      usd: sumOf(services.map(({ usd }) => usd)) - sumOf(top.map(({ usd }) => usd)),
    },
  };
}

function dearestFirst(left: CostGroup, right: CostGroup): number {
  if (left.usd !== right.usd) return left.usd > right.usd ? -1 : 1;
  return right.events - left.events || (keyOf(left) < keyOf(right) ? -1 : 1);
}

function keyOf({ accountId, region, category, service, principal }: CostGroup): string {
  return [accountId, region, category, service, principal].join('\u0000');
}
