import { tmpdir } from 'node:os';
import { type KnownHashes, parseMapping, verify, type VerifyReport } from '../../digest/index.js';
import type { ObjectStore } from '../../storage/index.js';
import type { GlobalOptions } from '../global-options.js';
import type { Output } from '../output.js';
import { scopeOf } from '../scope.js';
import { describeProgress } from './describe-progress.js';
import type { OpenedKeys } from './open-public-keys.js';
import type { ReadExpectation } from './read-expectation.js';

export interface LocationVerification {
  readonly store: ObjectStore;
  readonly keys: OpenedKeys;
  readonly expectation: ReadExpectation;
  readonly threads: number;
  /** As --map has them. */
  readonly map: readonly string[];
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly knownHashes?: KnownHashes;
}

/** The engine with what the command line and this machine give it. */
export async function verifyLocation(parts: LocationVerification): Promise<VerifyReport> {
  const { store, keys, expectation, knownHashes, output, signal } = parts;
  return verify({
    store,
    publicKeys: keys.source,
    trust: keys.trust,
    ...(expectation.organization !== undefined && { expectation: expectation.organization }),
    ...(knownHashes !== undefined && { knownHashes }),
    ...scopeOf(parts.globals),
    mappings: parts.map.map(parseMapping),
    threads: parts.threads,
    temporaryFolder: tmpdir(),
    now: new Date(parts.now()),
    onProgress: (progress) => output.progress.update(describeProgress(progress)),
    signal,
  });
}
