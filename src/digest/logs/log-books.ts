import type { ListedObject } from '../../storage/index.js';
import type { Place } from '../catalogue/index.js';
import type { WatchedEvent } from '../events/index.js';
import { type LogReporter, type LogReporting, reportLogs } from './report-logs.js';
import type { ListedLog } from './listed-log.js';
import type { LogVerdict } from './log-verdict.js';

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
  countRecorded(): void;
  countUnlisted(): void;
  /** Events of a proven log file. */
  keepEvents(object: ListedObject, events: readonly WatchedEvent[]): void;
  results(): LogResults;
}

export interface LogResults {
  readonly totals: LogTotals;
  readonly events: readonly FoundEvent[];
}

export function openLogBooks(reporting: LogReporting): LogBooks {
  const totals = { verified: 0, invalid: 0, missing: 0, unlisted: 0, unread: 0, recorded: 0 };
  const events: FoundEvent[] = [];
  const report = reportLogs(reporting);
  return {
    report,
    settle: (place, key, listed, verdict) => {
      totals[verdict.kind] += 1;
      report.verdict(place, key, listed, verdict);
    },
    countRecorded: () => void (totals.recorded += 1),
    countUnlisted: () => void (totals.unlisted += 1),
    keepEvents: ({ key }, found) => void events.push(...found.map((event) => ({ ...event, key }))),
    results: () => ({ totals, events }),
  };
}
