import { addressText } from '../address/index.js';
import type { ChainStart, ChainWalk } from '../chain/index.js';
import { traceOf } from '../chain/index.js';
import type { Fetcher } from '../fetch/index.js';
import type { FindingDetails, FindingLog } from '../findings/index.js';
import { expiredBy, type ExpirationRule } from '../logs/index.js';
import type { SettledRange } from '../range/index.js';
import { day, hour, timeText } from '../time/index.js';
import type { JoinedChains } from './join-chains.js';

export interface StartReporting {
  readonly findings: FindingLog;
  readonly settled: SettledRange;
  readonly joined: JoinedChains;
  /** All chains of the location, backfills apart. */
  readonly walks: readonly ChainWalk[];
  readonly fetcher: Fetcher;
  readonly isLive: boolean;
  readonly expirations: readonly ExpirationRule[];
  readonly wholeKey: (key: string) => string;
}

type Following = Extract<ChainStart, { kind: 'follows' }>;

/**
 * Says what lies before a chain's oldest digest. Returns how many digests are missing there.
 *
 * Retention and partial copies cut all chains at about one time, so a missing predecessor is
 * suspicious only where the location reaches back farther than it.
 */
export async function reportStart(walk: ChainWalk, reporting: StartReporting): Promise<number> {
  const { start } = walk;
  if (walk.reachesBack || start.kind !== 'follows' || reporting.joined.found.has(start)) return 0;
  const { findings, settled } = reporting;
  const details = detailsOf(walk);
  if (settled.isFromGiven && start.end <= settled.range.from) {
    findings.add('UNANCHORED_START', {
      ...details,
      message: `it follows ${start.name}, which is older than the range`,
    });
    return 0;
  }
  if (start.isElsewhere) {
    findings.add('PREDECESSOR_ELSEWHERE', {
      ...details,
      message: `it follows ${addressText(start.address)}`,
    });
    return 0;
  }
  if (!reachesBehind(start, reporting) || isExpired(start, reporting)) {
    const message = `it follows ${start.name}; nothing of the location reaches back much farther`;
    findings.add('UNANCHORED_START', { ...details, message });
    return 0;
  }
  findings.add('DIGEST_MISSING', { ...details, ...(await missingDetails(start, reporting)) });
  return 1;
}

async function missingDetails(
  start: Following,
  { isLive, fetcher }: StartReporting,
): Promise<FindingDetails> {
  const trace = isLive ? await traceOf(fetcher, start.key) : undefined;
  const facts = [
    `the digest that ends at ${timeText(start.end)} is gone, although the oldest digest here follows it`,
    ...(trace === undefined ? [] : [trace]),
  ];
  return {
    key: start.key,
    from: timeText(start.end - hour),
    to: timeText(start.end),
    message: facts.join('; '),
  };
}

/** Another chain has a digest of a day before, or its own signed beginning, no later than the missing digest. */
function reachesBehind({ end }: Following, { walks }: StartReporting): boolean {
  return walks.some(
    ({ start, oldestEnd }) => oldestEnd <= end - day || (start.kind === 'start' && start.at <= end + hour),
  );
}

function isExpired({ key, end }: Following, { expirations, wholeKey, settled }: StartReporting): boolean {
  return expiredBy(expirations, wholeKey(key), end, settled.now) !== undefined;
}

function detailsOf({ chain: { accountId, region, trailName } }: ChainWalk) {
  return { accountId, region, trailName };
}
