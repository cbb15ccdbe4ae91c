import type { StoredDigest } from '../catalogue/index.js';
import { type Fetcher, readAhead } from '../fetch/index.js';
import { hour, type Interval, mergeIntervals } from '../time/index.js';
import { type ChainIdentity, digestName, keyEndingAt } from './chain-identity.js';
import type {
  Break,
  ChainStart,
  ChainWalk,
  FollowedDigest,
  MissingDigest,
  ProvenDigest,
} from './chain-walk.js';
import {
  compareBackfills,
  compareNeighbours,
  isElsewhere,
  type NamedPredecessor,
  type Neighbour,
  type Relation,
} from './compare-neighbours.js';
import { judgeDigest, type JudgedDigest, type Judging } from './judge-digest.js';
import type { Claim } from './prove-signature.js';
import { readDigest, type ReadDigest } from './read-digest.js';
import type { ChainReporter } from './report-chain.js';
import { isInRange, type SelectedDigest, selectDigests } from './select-digests.js';
import { traceOf } from './trace-missing.js';

export interface ChainWalking {
  readonly fetcher: Fetcher;
  readonly judging: Judging;
  readonly range: Interval;
  /** False for a folder, which has no versions and no times of its own. */
  readonly isLive: boolean;
  readonly reporter: ChainReporter;
  /**
   * Every digest of the chain, newest first; `isCounted` is false for a neighbour of the range. The walk
   * waits for it.
   */
  readonly onJudged: (judged: JudgedDigest, isCounted: boolean) => Promise<void>;
  readonly signal?: AbortSignal;
}

const readsAhead = 32;
/** Of many missing digests only so many are asked for one by one. */
const mostAsked = 200;

/**
 * Follows a chain from its newest digest to its oldest, because a digest's successor holds a copy of
 * its signature. Undefined when it has no digest.
 */
export async function walkChain(
  chain: ChainIdentity,
  digests: readonly StoredDigest[],
  walking: ChainWalking,
): Promise<ChainWalk | undefined> {
  const selected = selectDigests(digests, walking.range);
  if (selected.length === 0) return undefined;
  const walk = openWalk(chain, walking);
  const read = async ({ stored, isCounted }: SelectedDigest) => ({
    read: await readDigest(walking.fetcher, stored),
    isCounted,
  });
  for await (const next of readAhead(selected, readsAhead, read)) {
    walking.signal?.throwIfAborted();
    await walk.reach(neighbourOf(next.read.stored));
    await walk.take(next.read, next.isCounted);
  }
  return walk.finish(selected);
}

interface Walk {
  /** Compares the last digest with the next one of the listing, and looks for what is missing between. */
  reach(next: Neighbour): Promise<void>;
  take(read: ReadDigest, isCounted: boolean): Promise<void>;
  finish(selected: readonly SelectedDigest[]): ChainWalk;
}

function openWalk(chain: ChainIdentity, walking: ChainWalking): Walk {
  const { reporter, range } = walking;
  const counts = { verified: 0, invalid: 0, missing: 0, unproven: 0 };
  const covered: Interval[] = [];
  const doubtful: Interval[] = [];
  const breaks: Break[] = [];
  const compare = chain.kind === 'backfill' ? compareBackfills : compareNeighbours;
  let newer: JudgedDigest | undefined;
  let head: ProvenDigest | undefined;

  const take = async (read: ReadDigest, isCounted: boolean): Promise<void> => {
    const judged = await judgeDigest(read, claimOn(read.stored, newer), walking.judging);
    if (isCounted) {
      counts[judged.standing] += 1;
      reporter.digest(judged, newer);
    }
    const span = spanOf(judged);
    if (span !== undefined) (judged.attested === undefined ? doubtful : covered).push(span);
    head ??= provenOf(judged);
    newer = judged;
    await walking.onJudged(judged, isCounted);
  };

  const search = async (
    last: JudgedDigest,
    { gap, ends }: Extract<Relation, { kind: 'missing' }>,
  ): Promise<void> => {
    let run: MissingDigest[] = [];
    let to = gap.to;
    const close = (from: number): void => {
      if (run.length > 0) breaks.push({ kind: 'missing', from, to, digests: run });
      counts.missing += run.filter(({ end }) => isInRange(end, range)).length;
      run = [];
    };
    for (const [index, end] of ends.entries()) {
      const stored = presumedDigest(last.stored, end);
      const read = index < mostAsked ? await readDigest(walking.fetcher, stored) : undefined;
      if (read === undefined || (read.kind === 'unavailable' && read.trouble.kind === 'missing')) {
        const trace =
          index < mostAsked && walking.isLive ? await traceOf(walking.fetcher, stored.object.key) : undefined;
        run.push({ key: stored.object.key, end, ...(trace !== undefined && { trace }) });
        continue;
      }
      close(end);
      await take(read, isInRange(end, range));
      to = newer?.attested?.start ?? end - hour;
    }
    close(gap.from);
  };

  const reach = async (next: Neighbour): Promise<void> => {
    if (newer === undefined) return;
    const relation = compare(newer, next);
    const key = newer.stored.object.key;
    switch (relation.kind) {
      case 'follows':
        if (relation.gap !== undefined) reporter.temporalGap(newer, relation.gap);
        return;
      case 'restart':
        breaks.push({ kind: 'restart', ...relation.gap, key });
        return;
      case 'missing':
        return search(newer, relation);
      case 'elsewhere':
        breaks.push({ kind: 'elsewhere', ...relation.gap, ...followed(relation.named) });
        return;
      case 'fork':
        reporter.fork(newer, relation.address);
        return;
      case 'unclear':
        if (relation.gap !== undefined) {
          breaks.push({ kind: 'unclear', ...relation.gap, key, isUnread: newer.standing === 'unproven' });
        }
    }
  };

  return {
    reach,
    take,
    finish(selected) {
      const oldest = newer!;
      const newest = selected[0]!;
      return {
        chain,
        counts,
        covered: mergeIntervals(covered),
        doubtful: mergeIntervals(doubtful),
        breaks,
        start: startOf(oldest),
        newestEnd: neighbourOf(newest.stored).end,
        oldestEnd: neighbourOf(oldest.stored).end,
        ...(head !== undefined && { head }),
        goesOn: neighbourOf(newest.stored).end - hour >= range.to,
        reachesBack: neighbourOf(oldest.stored).end <= range.from,
      };
    },
  };
}

function neighbourOf({ key, object }: StoredDigest): Neighbour {
  return { name: digestName(object.key), end: key.endTime.getTime() };
}

function followed({ address, name, claim }: NamedPredecessor): FollowedDigest {
  return { address, name, claim };
}

/** What the digest after it, if that names it, says about a digest. */
function claimOn(stored: StoredDigest, newer: JudgedDigest | undefined): Claim | undefined {
  const predecessor = newer?.predecessor;
  if (predecessor?.kind !== 'named' || predecessor.name !== digestName(stored.object.key)) return undefined;
  return { ...predecessor.claim, isTrusted: newer?.attested !== undefined };
}

/** The hour that a digest speaks of; none for a starting digest, which lists nothing of its own hour. */
function spanOf({ attested, predecessor, stored }: JudgedDigest): Interval | undefined {
  const end = stored.key.endTime.getTime();
  if (attested === undefined) return { from: end - hour, to: end };
  return predecessor?.kind === 'none' ? undefined : { from: attested.start, to: attested.end };
}

function provenOf({ attested, stored }: JudgedDigest): ProvenDigest | undefined {
  if (attested === undefined) return undefined;
  const { digest, sha256 } = attested.content;
  return {
    key: stored.object.key,
    address: { bucket: digest.digestS3Bucket, key: digest.digestS3Object },
    end: attested.end,
    sha256,
    signature: attested.signature,
  };
}

function startOf({ attested, predecessor, stored }: JudgedDigest): ChainStart {
  const at = stored.key.endTime.getTime();
  if (attested === undefined) return { kind: 'unknown', at };
  if (predecessor?.kind === 'none') return { kind: 'start', at };
  if (predecessor?.kind !== 'named') return { kind: 'unknown', at };
  const { end } = predecessor;
  const isElse = isElsewhere({ attested }, predecessor);
  return {
    kind: 'follows',
    key: keyEndingAt(stored.key, end),
    end,
    isElsewhere: isElse,
    ...followed(predecessor),
  };
}

/** A digest of which only the time is known. */
function presumedDigest({ key }: StoredDigest, end: number): StoredDigest {
  return {
    key: { ...key, endTime: new Date(end) },
    object: { key: keyEndingAt(key, end), size: 0, lastModified: new Date(end) },
  };
}
