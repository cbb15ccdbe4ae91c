import { type Place, placeName } from '../catalogue/index.js';
import { lateStarts, watchWindows } from '../gaps/index.js';
import { checkLogs, type LogResults } from '../logs/index.js';
import { lanesOf, type Verification } from './verification.js';
import type { DigestWalks } from './walk-digests.js';

/** Reads what proven digests list, and judges what none lists. */
export async function judgeLogs(run: Verification, walks: DigestWalks): Promise<LogResults> {
  const { options, settled } = run;
  const roots = new Set(walks.standard.map(({ chain }) => chain.root));
  return checkLogs({
    ...run,
    store: options.store,
    walks: walks.byPlace,
    categories: walks.categories,
    byName: run.surroundings.part === undefined,
    lanes: lanesOf(run),
    examination: { ...run, now: settled.now, expirations: options.expirations ?? [] },
    isChainDue: (place, root) => isChainDue(place, root, run, roots),
    isOtherRoot: (root) => run.expectation?.isOtherRoot(root) === true && !roots.has(root),
    unvalidatedPrefixes: options.unvalidatedPrefixes ?? [],
    watch: watchWindows(walks.gaps, {
      starts: lateStarts(walks.standard, settled).map(({ at }) => at),
      homeRegions: new Set(walks.standard.map(({ chain }) => chain.homeRegion)),
      managementAccountId: options.expectation?.managementAccountId,
    }),
    onAttestation: options.onAttestation,
    onLog: logProgress(run),
    signal: options.signal,
  });
}

/** Where others of the same folder have chains, or the organization says so, a chain has to be. */
function isChainDue(
  place: Place,
  root: string,
  { expectation, isHidden }: Verification,
  roots: ReadonlySet<string>,
): boolean {
  return !isHidden(place) && (expectation?.places.has(placeName(place)) === true || roots.has(root));
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
