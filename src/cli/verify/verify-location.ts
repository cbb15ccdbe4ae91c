import { tmpdir } from 'node:os';
import {
  type EarlierReading,
  type HeadLedger,
  parseMapping,
  verify,
  type VerifyOptions,
  type VerifyReport,
} from '../../digest/index.js';
import type { Progress } from '../../report/index.js';
import type { ObjectStore } from '../../storage/index.js';
import { type ScopeOptions, scopeOf } from '../scope.js';
import { describeProgress } from './describe-progress.js';
import type { OpenedKeys } from './open-public-keys.js';
import type { ReadExpectation } from './read-expectation.js';
import type { LiveFacts } from './read-live-facts.js';

export interface LocationVerification {
  readonly store: ObjectStore;
  readonly keys: OpenedKeys;
  readonly expectation: ReadExpectation;
  readonly headLedger: HeadLedger | undefined;
  readonly earlierReading: EarlierReading | undefined;
  readonly rehash: boolean;
  readonly threads: number;
  /** As --map has them. */
  readonly map: readonly string[];
  readonly scope: ScopeOptions;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly facts?: LiveFacts;
  readonly onAttestation?: VerifyOptions['onAttestation'];
}

/** The engine with what the command line and this machine give it. */
export async function verifyLocation(parts: LocationVerification): Promise<VerifyReport> {
  const { store, keys, headLedger, earlierReading, facts, onAttestation, progress, signal } = parts;
  const { organization } = parts.expectation;
  return verify({
    store,
    publicKeys: keys.source,
    trust: keys.trust,
    ...(organization !== undefined && { expectation: organization }),
    ...(headLedger !== undefined && { headLedger }),
    ...(earlierReading !== undefined && { earlierReading }),
    ...facts,
    ...(onAttestation !== undefined && { onAttestation }),
    ...scopeOf(parts.scope),
    rehash: parts.rehash,
    mappings: parts.map.map(parseMapping),
    threads: parts.threads,
    temporaryFolder: tmpdir(),
    now: new Date(parts.now()),
    onProgress: (state) => progress.update(describeProgress(state)),
    signal,
  });
}
