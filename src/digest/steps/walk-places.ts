import type { LogCategory } from '../../cloudtrail/index.js';
import { forEachSideBySide } from '../../storage/index.js';
import { type Place, placeName } from '../catalogue/index.js';
import {
  type ChainWalk,
  type ChainWalking,
  groupChains,
  type JudgedDigest,
  reportChain,
  walkChain,
} from '../chain/index.js';
import type { RecordedHead } from '../heads/index.js';
import { type EarlyHashing, listedEntry, listerOf } from '../logs/index.js';
import { type Interval, mergeIntervals } from '../time/index.js';
import type { KnownHistory } from './known-history.js';
import type { Verification } from './verification.js';
import { compareBackfillLinks } from './backfill-links.js';

export interface PlaceWalking
  extends Pick<
    Verification,
    'catalogue' | 'fetcher' | 'keys' | 'surroundings' | 'isLive' | 'findings' | 'tally'
  > {
  /** Where the log files go that proven digests list. */
  readonly logs: EarlyHashing;
  readonly range: Interval;
  readonly known: KnownHistory;
  readonly onDigest: () => void;
  readonly signal: AbortSignal | undefined;
}

/** What the digests of all places have shown. */
export interface Walks {
  readonly byPlace: ReadonlyMap<string, readonly ChainWalk[]>;
  /** Categories of log files that some digest lists. */
  readonly categories: ReadonlySet<LogCategory>;
}

/** Places under way at once; the requests of all of them share one limit. */
const placesAtOnce = 8;

/** Reads and judges the digests of every place and chain. */
export async function walkPlaces(walking: PlaceWalking): Promise<Walks> {
  const byPlace = new Map<string, readonly ChainWalk[]>();
  const categories = new Set<LogCategory>();
  await forEachSideBySide(eachOf(walking.catalogue.places), placesAtOnce, async (place) => {
    byPlace.set(placeName(place), await walkPlace(place, walking, categories));
  });
  return { byPlace, categories };
}

async function walkPlace(
  place: Place,
  walking: PlaceWalking,
  categories: Set<LogCategory>,
): Promise<readonly ChainWalk[]> {
  const walks: ChainWalk[] = [];
  const chains = groupChains(walking.catalogue.digestsOf(placeName(place)));
  const links = compareBackfillLinks(chains, walking.findings);
  const proven = walking.known.provenHeads(place);
  for (const { chain, digests } of chains) {
    const head = proven.get(chain.name);
    const chainWalking: ChainWalking = {
      fetcher: walking.fetcher,
      judging: { keys: walking.keys, surroundings: walking.surroundings },
      range: head === undefined ? walking.range : { ...walking.range, from: Date.parse(head.endTime) },
      isLive: walking.isLive,
      reporter: reportChain(chain, walking),
      onJudged: (judged, isCounted) => {
        walking.onDigest();
        links.see(judged, chain);
        walking.known.history?.see(judged);
        takeListed(judged, isCounted, walking, categories);
        return walking.logs.room();
      },
      ...(walking.signal !== undefined && { signal: walking.signal }),
    };
    const walk = await walkChain(chain, digests, chainWalking);
    if (walk !== undefined) walks.push(withProven(walk, head));
  }
  return walks;
}

/** Adds the time that an earlier run has proven. */
function withProven(walk: ChainWalk, head: RecordedHead | undefined): ChainWalk {
  if (head?.proven === undefined) return walk;
  const earlier = { from: Date.parse(head.proven.from), to: Date.parse(head.endTime) };
  return { ...walk, covered: mergeIntervals([earlier, ...walk.covered]), provenUntil: earlier.to };
}

/** Only a proven digest's list counts. */
function takeListed(
  { attested, stored }: JudgedDigest,
  isCounted: boolean,
  { logs, findings, surroundings }: PlaceWalking,
  categories: Set<LogCategory>,
): void {
  if (attested === undefined) return;
  const { accountId, region, trailName } = stored.key;
  const details = { accountId, region, trailName, key: stored.object.key };
  const lister = listerOf(attested, stored, isCounted, surroundings);
  for (const file of attested.content.digest.logFiles) {
    const entry = listedEntry(file, lister);
    if (entry.kind === 'unsupported') {
      const message = `it lists ${entry.address} with a hash of ${entry.algorithm}`;
      findings.add('ALGORITHM_UNSUPPORTED', { ...details, message });
      continue;
    }
    if (entry.kind === 'misfit' && isCounted) {
      findings.add('SCOPE_MISMATCH', { ...details, message: `it lists ${entry.address}` });
    }
    const found = entry.kind === 'listed' ? entry : entry.listed;
    if (found === undefined) continue;
    logs.add(found.bucket, found.log);
    categories.add(found.category);
  }
}

async function* eachOf<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
