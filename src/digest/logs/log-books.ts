import type { ListedObject } from '../../storage/index.js';
import type { Place } from '../catalogue/index.js';
import type { WatchedEvent } from '../events/index.js';
import { type LogReporter, type LogReporting, reportLogs } from './report-logs.js';
import type { ListedLog } from './listed-log.js';
import type { LogVerdict } from './log-verdict.js';
import type { Attestation } from './earlier-reading.js';

export interface LogTotals {
  readonly verified: number;
  readonly invalid: number;
  readonly missing: number;
  readonly unlisted: number;
  /** Listed, and nothing is known about their content. */
  readonly unread: number;
  /** Of the verified: by a hash that was measured earlier. */
  readonly recorded: number;
}

export interface FoundEvent extends WatchedEvent {
  /** Of the log file. */
  readonly key: string;
}

/** Where it is written down what became of each log file. */
export interface LogBooks {
  readonly report: LogReporter;
  /** Counts a listed log file and reports what is wrong with it. */
  settle(place: Place, key: string, listed: readonly ListedLog[], verdict: LogVerdict): void;
  /** The same for one that is there. */
  settleStored(place: Place, object: ListedObject, listed: readonly ListedLog[], verdict: LogVerdict): void;
  countRecorded(): void;
  countUnlisted(object: ListedObject): void;
  /** Events of a proven log file. */
  keepEvents(object: ListedObject, events: readonly WatchedEvent[]): void;
  results(): LogResults;
}

export interface LogResults {
  readonly totals: LogTotals;
  readonly events: readonly FoundEvent[];
}

export interface LogBookkeeping extends LogReporting {
  readonly onAttestation: ((object: ListedObject, attestation: Attestation) => void) | undefined;
}

export function openLogBooks({ onAttestation, ...reporting }: LogBookkeeping): LogBooks {
  const totals = { verified: 0, invalid: 0, missing: 0, unlisted: 0, unread: 0, recorded: 0 };
  const events: FoundEvent[] = [];
  const report = reportLogs(reporting);
  const settle: LogBooks['settle'] = (place, key, listed, verdict) => {
    totals[verdict.kind] += 1;
    report.verdict(place, key, listed, verdict);
  };
  return {
    report,
    settle,
    settleStored: (place, object, listed, verdict) => {
      settle(place, object.key, listed, verdict);
      if (verdict.kind === 'verified') onAttestation?.(object, 'attested');
      if (verdict.kind === 'invalid') onAttestation?.(object, 'refuted');
    },
    countRecorded: () => void (totals.recorded += 1),
    countUnlisted: (object) => {
      totals.unlisted += 1;
      onAttestation?.(object, 'unlisted');
    },
    keepEvents: ({ key }, found) => void events.push(...found.map((event) => ({ ...event, key }))),
    results: () => ({ totals, events }),
  };
}
