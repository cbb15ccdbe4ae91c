import { type LogCategory, type LogFileKey, parseLogKey } from '../../cloudtrail/index.js';
import type { ListedObject } from '../../storage/index.js';
import type { Place } from '../catalogue/index.js';
import { type ChainWalk, rootOf } from '../chain/index.js';
import { deliveryLag, ruleTime, type RulingTime } from '../coverage/index.js';
import type { FindingLog, FindingTally } from '../findings/index.js';
import { hour, timeText } from '../time/index.js';

/** What is needed to tell a forged log file from one that nobody vouches for. */
export interface UnlistedJudging extends RulingTime {
  readonly isToGiven: boolean;
  readonly findings: FindingLog;
  readonly tally: FindingTally;
  readonly categories: ReadonlySet<LogCategory>;
  /** Hourly chains of the place. */
  readonly walks: readonly ChainWalk[];
  /** The time of the oldest log file of the place. */
  readonly oldestLog: number;
  /** True when a chain is known to exist, or ought to, where this place has none. */
  readonly isChainDue: (root: string) => boolean;
  /** True for the folder of another trail than the expected one. */
  readonly isOtherRoot: (root: string) => boolean;
  /** Prefixes to which a trail without validation delivers as well. */
  readonly unvalidatedPrefixes: readonly string[];
}

/** Judges a stored log file that no digest lists. True when it counts as unlisted. */
export function judgeUnlisted(object: ListedObject, place: Place, judging: UnlistedJudging): boolean {
  const key = parseLogKey(object.key);
  if (key.kind !== 'log') return false;
  const time = storedTime(object, key, judging.isLive);
  if (
    time <= Math.max(judging.range.from, provenUntil(judging.walks)) ||
    (judging.isToGiven && time > judging.range.to)
  )
    return false;
  const root = rootOf(key);
  const { accountId, region } = place;
  const count = (code: Parameters<FindingTally['add']>[0], message: string): false => {
    judging.tally.add(code, `${accountId} ${region} ${root}`, object.key, { accountId, region, message });
    return false;
  };
  if (judging.unvalidatedPrefixes.some((prefix) => object.key.startsWith(prefix))) {
    return count(
      'AMBIGUOUS',
      'no digest lists these log files, and a trail without validation delivers there too',
    );
  }
  const walks = judging.walks.filter((walk) => walk.chain.root === root);
  if (walks.length === 0) return judgeChainless(root, judging, count);
  switch (ruleTime(walks, time, judging)) {
    case 'pending':
      return count('PENDING', 'log files that are newer than the newest digest');
    case 'doubtful':
      return count('UNATTESTED', 'log files of hours whose digest proves nothing');
    case 'uncovered':
      return count('NOT_COVERED', 'log files of hours without a digest');
    case 'covered':
      if (!judging.categories.has(key.category)) {
        return count('CATEGORY_NOT_DIGESTED', `log files of ${key.category}, which no digest lists`);
      }
      judging.findings.add('UNLISTED', {
        accountId,
        region,
        key: object.key,
        message: `stored at ${timeText(time)}, in an hour whose digests do not list it`,
      });
      return true;
  }
}

/** The listing of that time is what it was when an earlier run judged it. */
function provenUntil(walks: readonly ChainWalk[]): number {
  return Math.max(0, ...walks.map((walk) => walk.provenUntil ?? 0));
}

type Count = (code: Parameters<FindingTally['add']>[0], message: string) => false;

function judgeChainless(root: string, judging: UnlistedJudging, count: Count): false {
  if (judging.isOtherRoot(root))
    return count('OTHER_ROOT', `log files below ${root}, beside the expected trail`);
  if (!judging.isChainDue(root)) return count('NOT_COVERED', 'log files where no digest is found at all');
  // The first digest of a new account or Region comes up to three hours after its first log file.
  if (judging.oldestLog + hour + deliveryLag > judging.knownUntil)
    return count('PENDING', 'log files of a place too new for a digest');
  return count(
    'CHAIN_ABSENT',
    'there are log files and not a single digest, although the trail writes digests',
  );
}

/**
 * When a log file was delivered. The name is what a folder has; in a bucket it is LastModified, unless
 * that is far later than the name says: then the object was copied, or forged with an old name.
 */
export function storedTime(object: ListedObject, key: LogFileKey, isLive: boolean): number {
  const named = key.deliveredAt.getTime();
  const stored = object.lastModified.getTime();
  return isLive && Math.abs(stored - named) <= hour ? stored : Math.min(named, isLive ? stored : named);
}
