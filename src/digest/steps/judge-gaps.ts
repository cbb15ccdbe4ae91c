import {
  type Gap,
  reportGaps,
  reportJoining,
  reportMoves,
  reportNarrowing,
  reportStart,
  silentAccounts,
} from '../gaps/index.js';
import type { FoundEvent } from '../logs/index.js';
import type { Verification } from './verification.js';
import type { DigestWalks } from './walk-digests.js';

/** What gaps and beginnings of chains come to. Returns how many digests are missing besides those between others. */
export async function judgeGaps(
  run: Verification,
  walks: DigestWalks,
  events: readonly FoundEvent[],
): Promise<number> {
  const { options, settled, findings, isLive, fetcher, wholeKey } = run;
  const expectation = options.expectation;
  const hasDeliveryError = ({ chain }: Gap): boolean =>
    (options.deliveryErrors ?? []).some(
      ({ region, accountId }) =>
        region === chain.region && (accountId ?? chain.accountId) === chain.accountId,
    );
  const judging = { events, expectation, hasDeliveryError, now: settled.now };
  const silent = silentAccounts(walks.standard, walks.gaps, run.catalogue.facts.newestLogs);
  const tails = reportGaps(walks.gaps, { ...judging, findings, range: settled.range, silent });
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
  let missing = tails;
  for (const walk of walks.standard) {
    missing += await reportStart(walk, { ...starting, expirations: options.expirations ?? [] });
  }
  return missing;
}
