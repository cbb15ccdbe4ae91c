import type { ChainWalk } from '../chain/index.js';
import { findGaps, type Gap, joinChains, type JoinedChains, namesAtHome } from '../gaps/index.js';
import { type EarlyHashing, noEarlyHashing, openEarlyHashing } from '../logs/index.js';
import type { KnownHistory } from './known-history.js';
import { lanesOf, type Verification } from './verification.js';
import { walkPlaces, type Walks } from './walk-places.js';

/** What the digests alone show, before any log file is read. */
export interface DigestWalks extends Walks {
  readonly all: readonly ChainWalk[];
  /** Hourly chains. */
  readonly standard: readonly ChainWalk[];
  readonly joined: JoinedChains;
  readonly gaps: readonly Gap[];
}

export async function walkDigests(run: Verification, known: KnownHistory): Promise<DigestWalks> {
  const { options, settled, findings, catalogue } = run;
  const total = catalogue.facts.digests;
  let done = 0;
  const logs = openLogs(run);
  const walks = await walkPlaces({
    ...run,
    logs,
    range: settled.range,
    known,
    signal: options.signal,
    onDigest: () => options.onProgress?.({ phase: 'digests', done: ++done, total }),
  }).finally(logs.finish);
  const joins = [...walks.byPlace.values()].map((ofPlace) => joinChains(ofPlace, findings));
  const joined = {
    continued: new Set(joins.flatMap(({ continued }) => [...continued])),
    found: new Set(joins.flatMap(({ found }) => [...found])),
  };
  const all = [...walks.byPlace.values()].flat();
  return {
    ...walks,
    all,
    standard: all.filter(({ chain }) => chain.kind === 'standard'),
    joined,
    gaps: all.flatMap((walk) => findGaps(walk, joined, settled)),
  };
}

/** Where somebody has read the log files already, most need not be read again. */
function openLogs(run: Verification): EarlyHashing {
  if (run.readings !== undefined) return noEarlyHashing(run.listed);
  const { options, catalogue } = run;
  const home = {
    homeRegions: catalogue.facts.homeRegions,
    managementAccountId: options.expectation?.managementAccountId,
  };
  return openEarlyHashing({
    ...run,
    store: options.store,
    lanes: lanesOf(run),
    names: (place) => namesAtHome(place, home),
    signal: options.signal,
  });
}
