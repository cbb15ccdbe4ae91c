import type { EarlierReading } from '../../digest/index.js';
import type { Lake } from '../../lake/index.js';

export interface LakeReadingOptions {
  readonly location: string;
  /** What was ingested from this moment on belongs to the run that verifies. */
  readonly runSince?: Date;
}

/** What a lake has read of a location stands for reading it again. */
export function openLakeReading(lake: Lake, { location, runSince }: LakeReadingOptions): EarlierReading {
  return {
    origin: `at ingest, by the lake in ${lake.folder}`,
    async *logFiles() {
      const { readLedger } = await import('../../lake/index.js');
      for await (const { attestation, ingestedAt, ...object } of readLedger(lake, location)) {
        yield {
          ...object,
          isOfThisRun: runSince !== undefined && ingestedAt >= runSince,
          isAttested: attestation === 'attested',
        };
      }
    },
    async *records(eventNames) {
      const { readRecords } = await import('../../lake/index.js');
      yield* readRecords(lake, location, eventNames);
    },
  };
}
