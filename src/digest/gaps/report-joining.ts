import type { ChainWalk } from '../chain/index.js';
import type { FindingLog } from '../findings/index.js';
import type { SettledRange } from '../range/index.js';
import { hour, timeText } from '../time/index.js';
import { effectOf } from './explain.js';
import type { GapJudging } from './judge-gap.js';
import { eventText, recordedEvent } from './recorded-event.js';
import { edgeReach } from './watch-windows.js';

export interface JoiningReporting extends GapJudging {
  readonly findings: FindingLog;
  readonly settled: SettledRange;
}

/** Chains of one trail begin within an hour of each other. */
const spread = 2 * hour;

export interface LateStart {
  readonly walk: ChainWalk;
  readonly at: number;
}

/** Chains that begin, with a signed starting digest, later than the range or than others. */
export function lateStarts(
  walks: readonly ChainWalk[],
  { range, isFromGiven }: SettledRange,
): readonly LateStart[] {
  const earliest = walks.reduce((first, { oldestEnd }) => Math.min(first, oldestEnd), Infinity);
  const begins = Math.max(earliest, isFromGiven ? range.from : 0);
  return walks.flatMap((walk) => {
    const { start, reachesBack } = walk;
    const isLate =
      start.kind === 'start' && !reachesBack && start.at > begins + spread && start.at <= range.to;
    return isLate ? [{ walk, at: start.at }] : [];
  });
}

export function reportJoining(walks: readonly ChainWalk[], reporting: JoiningReporting): void {
  const { events, expectation, findings, settled } = reporting;
  for (const { walk, at } of lateStarts(walks, settled)) {
    const { chain, head } = walk;
    const scope = { chain, bucket: head?.address.bucket, expectation };
    const cause = events.find(
      (event) => effectOf(event, scope).begins && Math.abs(event.time - at) <= edgeReach,
    );
    const why = cause === undefined ? '' : `, with ${eventText(cause)}`;
    const { accountId, region, trailName } = chain;
    findings.add('JOINED', {
      accountId,
      region,
      trailName,
      from: timeText(at),
      message: `the chain begins at ${timeText(at)}${why}`,
      ...(cause !== undefined && { explainedBy: recordedEvent(cause) }),
    });
  }
}
