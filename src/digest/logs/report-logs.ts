import type { ListedObject } from '../../storage/index.js';
import { dayBucket, daysByPlace, type Place, placeName } from '../catalogue/index.js';
import type { FindingLog, FindingTally } from '../findings/index.js';
import type { Spool } from '../spool/index.js';
import { timeText } from '../time/index.js';
import type { ListedLog } from './listed-log.js';
import type { LogVerdict } from './log-verdict.js';

/** Turns what was seen in log files into findings. */
export interface LogReporter {
  verdict(place: Place, key: string, listed: readonly ListedLog[], verdict: LogVerdict): void;
  /** For a log file with the signed content in a sound container. */
  whole(place: Place, object: ListedObject, listed: readonly ListedLog[], isStoredAsNamed: boolean): void;
  conflicts(place: Place, entries: readonly { readonly listed: readonly ListedLog[] }[]): void;
  /** Call it last: says which of the changed files hold what belongs to another key. */
  swapped(): void;
}

export interface LogReporting {
  readonly findings: FindingLog;
  readonly tally: FindingTally;
  readonly listed: Spool<ListedLog>;
  readonly isLive: boolean;
}

/** So many changed files are compared with all keys of their place. */
const mostSwapped = 1000;

export function reportLogs({ findings, tally, listed: spool, isLive }: LogReporting): LogReporter {
  const strangers = new Map<string, { readonly place: Place; readonly key: string }>();
  return {
    verdict(place, key, listed, verdict) {
      if (verdict.kind === 'verified' && verdict.notes.length === 0) return;
      const details = { ...detailsOf(place, listed), key };
      for (const { code, message } of verdict.notes) findings.add(code, { ...details, message });
      if (verdict.kind === 'verified') return;
      const { code, message, sha256, recoverable } = verdict;
      findings.add(code, { ...details, message, ...(recoverable !== undefined && { recoverable }) });
      if (sha256 !== undefined && strangers.size < mostSwapped) strangers.set(sha256, { place, key });
    },
    whole(place, object, listed, isStoredAsNamed) {
      const count = (code: 'NOT_GZIPPED' | 'REWRITTEN', message: string): void =>
        tally.add(code, placeName(place), object.key, { ...placeOf(place), message });
      if (!isStoredAsNamed) count('NOT_GZIPPED', 'log files stored as plain JSON');
      const written = Math.max(...listed.map(({ digestWritten }) => digestWritten));
      if (!isLive || written === 0 || object.lastModified.getTime() <= written) return;
      count('REWRITTEN', 'log files written after the digest that lists them, with the same content');
    },
    conflicts(place, entries) {
      for (const { listed } of entries) {
        if (listed.length < 2 || new Set(listed.map(({ sha256 }) => sha256)).size < 2) continue;
        const ends = listed.map(({ digestEnd }) => timeText(digestEnd)).join(' and ');
        const message = `the digests that end at ${ends} list it with different hashes`;
        findings.add('CONFLICTING_ATTESTATION', {
          ...detailsOf(place, listed),
          key: listed[0]!.key ?? listed[0]!.address,
          message,
        });
      }
    },
    swapped() {
      const places = new Set([...strangers.values()].map(({ place }) => placeName(place)));
      const days = daysByPlace(spool.names());
      for (const name of places) {
        for (const log of (days.get(name) ?? []).flatMap((day) => spool.read(dayBucket(name, day)))) {
          const stranger = strangers.get(log.sha256);
          if (stranger === undefined || stranger.key === log.key) continue;
          const message = `it holds the content that is listed for ${log.address}`;
          findings.add('SWAPPED', { ...placeOf(stranger.place), key: stranger.key, message });
          strangers.delete(log.sha256);
        }
      }
    },
  };
}

function placeOf({ accountId, region }: Place): { readonly accountId: string; readonly region: string } {
  return { accountId, region };
}

function detailsOf(place: Place, listed: readonly ListedLog[]) {
  const last = Math.max(...listed.map(({ digestEnd }) => digestEnd));
  return { ...placeOf(place), to: timeText(last) };
}
