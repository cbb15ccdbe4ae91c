import type { ChainWalk } from '../chain/index.js';
import type { FindingLog } from '../findings/index.js';
import type { SettledRange } from '../range/index.js';
import { hour, minute, timeText } from '../time/index.js';
import { effectOf } from './explain.js';
import type { GapJudging } from './judge-gap.js';
import { eventText, recordedEvent } from './recorded-event.js';

export interface JoiningReporting extends GapJudging {
  readonly findings: FindingLog;
  readonly settled: SettledRange;
}

/** Chains of one trail begin within an hour of each other. */
const spread = 2 * hour;

/** Notes chains that begin, with a signed starting digest, later than the range or than others. */
export function reportJoining(walks: readonly ChainWalk[], reporting: JoiningReporting): void {
  const { events, expectation, findings, settled } = reporting;
  const earliest = Math.min(...walks.map(({ oldestEnd }) => oldestEnd));
  const begins = Math.max(earliest, settled.isFromGiven ? settled.range.from : 0);
  for (const { chain, start, reachesBack, head } of walks) {
    if (start.kind !== 'start' || reachesBack || start.at <= begins + spread || start.at > settled.range.to)
      continue;
    const scope = { chain, bucket: head?.address.bucket, expectation };
    const cause = events.find(
      (event) => effectOf(event, scope).begins && Math.abs(event.time - start.at) <= 75 * minute,
    );
    const why = cause === undefined ? '' : `, with ${eventText(cause)}`;
    const { accountId, region, trailName } = chain;
    findings.add('JOINED', {
      accountId,
      region,
      trailName,
      from: timeText(start.at),
      message: `the chain begins at ${timeText(start.at)}${why}`,
      ...(cause !== undefined && { explainedBy: recordedEvent(cause) }),
    });
  }
}
