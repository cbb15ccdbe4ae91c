import { placeName } from '../catalogue/index.js';
import type { ChainWalk } from '../chain/index.js';
import { type Coverage, coverPlace } from '../coverage/index.js';
import { type ChainHead, headOf } from '../heads/index.js';
import type { LogResults } from '../logs/index.js';
import { type Interval, timeText } from '../time/index.js';
import type { JudgedGaps } from './judge-gaps.js';
import type { Verification } from './verification.js';
import type { DigestWalks } from './walk-digests.js';
import { limitsOf, type ReportedChain, type VerifyReport, type VerifyTotals } from '../report/index.js';

export interface ReportParts {
  readonly walks: DigestWalks;
  readonly logs: LogResults;
  readonly gaps: JudgedGaps;
}

export function writeReport(run: Verification, parts: ReportParts): VerifyReport {
  const { options, settled, findings, catalogue, keys } = run;
  const { walks, logs, gaps } = parts;
  const { range, isFromGiven } = settled;
  return {
    verdict: verdictOf(run),
    location: options.store.location,
    verifiedAt: timeText(options.now.getTime()),
    range: { from: isFromGiven ? timeText(range.from) : null, to: timeText(range.to) },
    findings: findings.findings(),
    findingsOmitted: findings.omitted(),
    totals: {
      digests: sumDigests(walks.all, gaps.missingAtEnds),
      logFiles: logs.totals,
      foreign: catalogue.facts.foreign.count,
    },
    chains: walks.all.map(reportedChain),
    coverage: coverageOf(run, walks, gaps.ended),
    keys: {
      origin: options.publicKeys.origin,
      trust: options.trust ?? 'as given; whoever can change the source of the keys can forge signatures',
      regions: keys.used(),
    },
    heads: walks.all.map(headOf).filter((head): head is ChainHead => head !== undefined),
    limits: limitsOf({
      hasExpectation: options.expectation !== undefined,
      hasLedger: options.headLedger !== undefined,
      ledgerCaveat: options.headLedger?.caveat,
      reused: walks.all.filter(({ provenUntil }) => provenUntil !== undefined).length,
      isLive: run.isLive,
      recorded: logs.totals.recorded,
      recordedBy: options.earlierReading?.origin,
      passedOver: catalogue.facts.passedOver.map(({ prefix }) => prefix),
    }),
  };
}

/** Suspected tampering wins over what could not be proven. */
function verdictOf({ findings }: Verification): VerifyReport['verdict'] {
  if (findings.has('tamper')) return 'tampered';
  return findings.has('incomplete') ? 'incomplete' : 'ok';
}

function sumDigests(walks: readonly ChainWalk[], missingAtEnds: number): VerifyTotals['digests'] {
  const sum = { verified: 0, invalid: 0, missing: missingAtEnds, unproven: 0 };
  for (const { counts } of walks) {
    sum.verified += counts.verified;
    sum.invalid += counts.invalid;
    sum.missing += counts.missing;
    sum.unproven += counts.unproven;
  }
  return sum;
}

function reportedChain({ chain, counts, covered, newestEnd, head }: ChainWalk): ReportedChain {
  const { accountId, region, trailName, homeRegion, kind, root } = chain;
  return {
    accountId,
    region,
    trailName,
    homeRegion,
    kind,
    root,
    digests: counts,
    covered: covered.map(spanText),
    newestEnd: timeText(newestEnd),
    head: head?.key ?? null,
  };
}

/** Every place that is there, or expected. */
function coverageOf(
  { catalogue, expectation, settled }: Verification,
  walks: DigestWalks,
  ended: ReadonlySet<string>,
): readonly Coverage[] {
  const places = new Map([
    ...(expectation?.places ?? []),
    ...catalogue.places.map((place) => [placeName(place), place] as const),
  ]);
  const earliest = Math.min(
    settled.range.to,
    ...walks.standard.flatMap(({ covered }) => covered.slice(0, 1).map(({ from }) => from)),
  );
  return [...places]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, place]) =>
      coverPlace(place, walks.byPlace.get(name) ?? [], {
        settled,
        membership: expectation?.places.get(name)?.membership,
        earliest,
        ended,
      }),
    );
}

function spanText({ from, to }: Interval): { readonly from: string; readonly to: string } {
  return { from: timeText(from), to: timeText(to) };
}
