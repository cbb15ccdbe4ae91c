import { objectAddress } from '../../storage/index.js';
import { type ChainIdentity, digestName, type JudgedDigest, openDigest } from '../chain/index.js';
import type { Fetcher } from '../fetch/index.js';
import type { FindingLog } from '../findings/index.js';
import { headName } from './chain-head.js';
import type { HeadRecord, LedgerContent, RecordedHead } from './head-ledger.js';

/** What earlier runs have proven, compared with what is there now. */
export interface History {
  /** The newest record of a chain that a run need not read again, if its seal still holds. */
  provenHeadOf(chain: ChainIdentity): RecordedHead | undefined;
  /** Shows a digest of the present. */
  see(judged: JudgedDigest): void;
  /** Reports recorded heads that have changed; the newest of each chain is looked for where it was not seen. */
  finish(looking: HistoryLooking): Promise<void>;
}

export interface HistoryLooking {
  readonly fetcher: Fetcher;
  readonly findings: FindingLog;
  /** False for accounts and Regions that are not part of the run. */
  readonly isWanted: (head: RecordedHead) => boolean;
  /** True when a lifecycle rule explains that the digest is gone. */
  readonly isExpired: (head: RecordedHead) => boolean;
}

interface SeenDigest {
  readonly sha256: string;
  readonly signature: string | undefined;
}

interface EarlierHead extends RecordedHead {
  readonly verifiedAt: string;
  /** False for a head of another location: it says what its digest holds, not that it has to be here. */
  readonly isHere: boolean;
}

export function openHistory({ records }: LedgerContent, location: string): History {
  const heads = records.flatMap((record) => record.heads.map((head) => earlierHead(head, record, location)));
  const wanted = new Set(heads.map(({ key }) => digestName(key)));
  const newest = new Map(heads.filter(({ isHere }) => isHere).map((head) => [head.chain, head]));
  const seen = new Map<string, SeenDigest>();
  return {
    provenHeadOf: (chain) => {
      const head = newest.get(headName(chain));
      return head?.proven === undefined ? undefined : head;
    },
    see: ({ stored, attested, content }) => {
      const name = digestName(stored.object.key);
      if (!wanted.has(name) || content === undefined) return;
      seen.set(name, { sha256: content.sha256, signature: attested?.signature });
    },
    finish: async (looking) => {
      const reported = new Set<string>();
      for (const head of heads.filter(looking.isWanted).toReversed()) {
        const name = digestName(head.key);
        const isNewest = newest.get(head.chain) === head;
        const now = seen.get(name) ?? (isNewest ? await lookFor(head, looking.fetcher) : undefined);
        const change = now === undefined ? undefined : changeOf(head, now);
        if (change === undefined || reported.has(name) || (now === 'gone' && looking.isExpired(head)))
          continue;
        reported.add(name);
        looking.findings.add(now === 'unread' ? 'UNREADABLE' : 'HISTORY_REWRITTEN', {
          accountId: head.accountId,
          region: head.region,
          key: head.key,
          to: head.endTime,
          message: `the run of ${head.verifiedAt} proved this digest; ${change}`,
        });
      }
    },
  };
}

/** The key as it is in this location, which may begin higher or deeper than that of the earlier run. */
function earlierHead(head: RecordedHead, record: HeadRecord, location: string): EarlierHead {
  const address = objectAddress(record.location, head.key);
  const root = objectAddress(location, '');
  const isHere = address.startsWith(root);
  return {
    ...head,
    verifiedAt: record.verifiedAt,
    isHere,
    ...(isHere && { key: address.slice(root.length) }),
  };
}

type Looked = SeenDigest | 'gone' | 'unread';

/** For heads outside of the range, or of chains that are gone. */
async function lookFor({ key }: RecordedHead, fetcher: Fetcher): Promise<Looked> {
  const found = await fetcher.get(key);
  if (found.kind === 'missing') return 'gone';
  if (found.kind !== 'found') return 'unread';
  const opened = openDigest(found);
  return opened.kind === 'content'
    ? { sha256: opened.sha256, signature: undefined }
    : { sha256: '', signature: undefined };
}

function changeOf(head: RecordedHead, now: Looked): string | undefined {
  if (now === 'gone') return 'it is gone';
  if (now === 'unread') return 'it cannot be read now';
  if (now.sha256 !== head.sha256) return 'it has another content now';
  const isResigned = now.signature !== undefined && now.signature !== head.signature;
  return isResigned ? 'it has another signature now' : undefined;
}
