import type { ChainWalk } from '../chain/index.js';
import { deliveryLag } from '../coverage/index.js';
import type { SettledRange } from '../range/index.js';
import { clipIntervals, hour } from '../time/index.js';
import type { Gap } from './gap.js';
import type { JoinedChains } from './join-chains.js';

/** The gaps of a chain that lie in the range. Backfills come for some hours only and have no tail. */
export function findGaps(walk: ChainWalk, joined: JoinedChains, settled: SettledRange): readonly Gap[] {
  const facts = { chain: walk.chain, bucket: walk.head?.address.bucket };
  const inside: Gap[] = walk.breaks.flatMap((found): readonly Gap[] => {
    if (found.kind === 'elsewhere' || clipIntervals([found], settled.range).length === 0) return [];
    return [{ ...facts, ...found }];
  });
  if (walk.chain.kind === 'backfill' || walk.goesOn || joined.continued.has(walk)) return inside;
  const overdue = overdueDigests(walk.newestEnd, settled);
  if (overdue.inRange === 0) return inside;
  const to = walk.newestEnd + overdue.all * hour;
  return [...inside, { ...facts, kind: 'tail', from: walk.newestEnd, to, overdue: overdue.inRange }];
}

/** Digests behind the newest that should have been delivered by now, up to the end of the range. */
function overdueDigests(
  newestEnd: number,
  { range, knownUntil }: SettledRange,
): { readonly all: number; readonly inRange: number } {
  const wanted = Math.ceil((range.to - newestEnd) / hour);
  const delivered = Math.floor((knownUntil - deliveryLag - newestEnd) / hour);
  const all = Math.max(0, Math.min(wanted, delivered));
  const before = Math.max(0, Math.floor((range.from - newestEnd) / hour));
  return { all, inRange: Math.max(0, all - before) };
}
