import { openEvidencePool } from '../../evidence/index.js';
import { type Place, placeName } from '../catalogue/index.js';
import { createAttestationConsumer } from '../events/index.js';
import { watchWindows } from '../gaps/index.js';
import type { Verification } from './verification.js';
import type { DigestWalks } from './walk-digests.js';
import { checkLogs, type LogResults } from '../logs/index.js';

/** Reads what proven digests list, and judges what none lists. */
export async function judgeLogs(run: Verification, walks: DigestWalks): Promise<LogResults> {
  const { options, settled } = run;
  const { store, threads } = options;
  const pool = openEvidencePool({
    threads,
    entry: options.workerEntry ?? new URL('../events/attestation-worker.js', import.meta.url),
    inline: createAttestationConsumer,
    consumerOptions: {},
  });
  const watch = watchWindows(walks.gaps, {
    starts: walks.standard.flatMap(({ start, reachesBack }) =>
      start.kind === 'start' && !reachesBack ? [start.at] : [],
    ),
    homeRegions: new Set(walks.standard.map(({ chain }) => chain.homeRegion)),
    managementAccountId: options.expectation?.managementAccountId,
  });
  try {
    return await checkLogs({
      ...run,
      store,
      walks: walks.byPlace,
      categories: walks.categories,
      byName: run.surroundings.part === undefined,
      pool,
      // A lane waits for its requests while another's group is hashed.
      lanes: Math.max(1, threads) + (run.isLive ? 3 : 1),
      examination: { ...run, now: settled.now, expirations: options.expirations ?? [] },
      isChainDue: (place, root) => isChainDue(place, root, run, walks),
      isOtherRoot: (root) => isOtherRoot(root, run, walks),
      unvalidatedPrefixes: options.unvalidatedPrefixes ?? [],
      watch,
      knownHashes: options.rehash === true ? undefined : options.knownHashes,
      onLog: logProgress(run),
      signal: options.signal,
    });
  } finally {
    await pool.close();
  }
}

/** Where others of the same folder have chains, or the organization says so, a chain has to be. */
function isChainDue(
  place: Place,
  root: string,
  { expectation, isHidden }: Verification,
  walks: DigestWalks,
): boolean {
  if (isHidden(place)) return false;
  return (
    expectation?.places.has(placeName(place)) === true ||
    walks.standard.some(({ chain }) => chain.root === root)
  );
}

function isOtherRoot(root: string, { expectation }: Verification, walks: DigestWalks): boolean {
  return expectation?.isOtherRoot(root) === true && !walks.standard.some(({ chain }) => chain.root === root);
}

function logProgress({ options, listed }: Verification): (bytes: number) => void {
  let done = 0;
  let bytes = 0;
  return (size) => {
    done += 1;
    bytes += size;
    options.onProgress?.({ phase: 'logs', done, total: listed.size, bytes });
  };
}
