import type { Finding } from '../../finding/index.js';
import type { IngestProgress } from './ingest.js';
import type { IngestFailure, IngestReport } from './ingest-report.js';
import type { Inventory, PlannedObject } from './inventory.js';
import { isNoLog } from './ledger-rows.js';
import type { StoredBatch } from './store-batch.js';

/** Counts while a run goes on; nothing is reported that was not counted here. */
export interface Tally {
  passed(objects: readonly PlannedObject[]): void;
  drift(fields: readonly string[]): void;
  stored(batch: StoredBatch): void;
  progress(): IngestProgress;
  report(findings: readonly Finding[], seconds: number): IngestReport;
}

export const createTally = (inventory: Inventory): Tally => {
  const drift = new Set<string>();
  const failures: IngestFailure[] = [];
  const skipped: Record<string, number> = { ...inventory.skipped };
  let objects = 0;
  let bytes = 0;
  let ingested = 0;
  let failed = 0;
  let notLogs = 0;
  let read = 0;
  let duplicate = 0;

  const skip = (): void => {
    notLogs += 1;
    skipped['not-a-log'] = (skipped['not-a-log'] ?? 0) + 1;
  };
  const countEntries = (batch: StoredBatch): void => {
    for (const entry of batch.entries) {
      const { status } = entry;
      if (isNoLog(entry)) skip();
      else if (status === 'failed') failed += 1;
      else ingested += 1;
    }
  };
  return {
    passed(planned) {
      objects += planned.length;
      bytes += planned.reduce((sum, object) => sum + object.size, 0);
    },
    drift(fields) {
      for (const field of fields) drift.add(field);
    },
    stored(batch) {
      read += batch.read;
      duplicate += batch.duplicate;
      countEntries(batch);
      failures.push(...batch.failures);
    },
    progress: () => ({
      phase: 'reading',
      objects,
      totalObjects: inventory.fresh,
      bytes,
      totalBytes: inventory.freshBytes,
      events: read,
    }),
    report: (findings, seconds) => ({
      objects: {
        listed: inventory.listed,
        new: inventory.fresh - notLogs,
        known: inventory.known,
        skipped,
        ingested,
        failed,
      },
      events: { read, stored: read - duplicate, duplicate, conflicting: findings.length },
      failures: [...inventory.unlisted, ...failures].sort((a, b) => a.key.localeCompare(b.key)),
      passedOver: inventory.passedOver,
      drift: [...drift].sort(),
      findings,
      seconds,
    }),
  };
};
