import type { ChainWalk } from '../chain/index.js';
import { findGaps, type Gap, joinChains, type JoinedChains } from '../gaps/index.js';
import type { KnownHistory } from './known-history.js';
import type { Verification } from './verification.js';
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
  const walks = await walkPlaces({
    ...run,
    range: settled.range,
    known,
    signal: options.signal,
    onDigest: () => options.onProgress?.({ phase: 'digests', done: ++done, total }),
  });
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
