import {
  type Gap,
  reportGaps,
  reportJoining,
  reportMoves,
  reportNarrowing,
  reportStart,
  silentAccounts,
} from '../gaps/index.js';
import { hour, timeText } from '../time/index.js';
import type { FoundEvent } from '../logs/index.js';
import type { Verification } from './verification.js';
import type { DigestWalks } from './walk-digests.js';

export interface JudgedGaps {
  /** Missing digests that are not between two others. */
  readonly missingAtEnds: number;
  /** Names of chains that ended and were right to. */
  readonly ended: ReadonlySet<string>;
}

/** What gaps, ends and beginnings of chains come to. */
export async function judgeGaps(
  run: Verification,
  walks: DigestWalks,
  events: readonly FoundEvent[],
): Promise<JudgedGaps> {
  const { options, settled, findings, isLive, fetcher, wholeKey } = run;
  const expectation = options.expectation;
  const hasDeliveryError = ({ chain }: Gap): boolean =>
    (options.deliveryErrors ?? []).some(
      ({ region, accountId }) =>
        region === chain.region && (accountId ?? chain.accountId) === chain.accountId,
    );
  const judging = { events, expectation, hasDeliveryError, now: settled.now };
  const silent = silentAccounts(walks.standard, walks.gaps, run.catalogue.facts.logTimes);
  const { missing, ended } = reportGaps(walks.gaps, { ...judging, findings, range: settled.range, silent });
  reportPending(walks, run);
  reportJoining(walks.standard, { ...judging, findings, settled });
  reportNarrowing(walks.standard, { ...judging, findings });
  for (const walk of walks.all) reportMoves(walk, walks.joined, findings);
  const starting = {
    findings,
    settled,
    joined: walks.joined,
    walks: walks.standard,
    fetcher,
    isLive,
    wholeKey,
  };
  let missingAtEnds = missing;
  for (const walk of walks.standard) {
    missingAtEnds += await reportStart(walk, { ...starting, expirations: options.expirations ?? [] });
  }
  return { missingAtEnds, ended };
}

/** Notes digests that are due within the range and not yet late. */
function reportPending({ standard, gaps, joined }: DigestWalks, { settled, tally }: Verification): void {
  if (!settled.isToGiven) return;
  const tails = new Set(gaps.filter(({ kind }) => kind === 'tail').map(({ chain }) => chain.name));
  for (const walk of standard) {
    const { chain, newestEnd, goesOn, head } = walk;
    const isOpen = !goesOn && !joined.continued.has(walk) && !tails.has(chain.name);
    if (!isOpen || newestEnd + hour > settled.range.to) continue;
    const { accountId, region } = chain;
    const message = `the digest after ${timeText(newestEnd)} has not come yet`;
    tally.add('PENDING', chain.name, head?.key ?? '', { accountId, region, message });
  }
}
