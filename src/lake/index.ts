export { appendFindings } from './append-findings.js';
export { appendChainHeads, type ChainHeadRow, readChainHeads } from './chain-heads.js';
export { countAttestations } from './count-attestations.js';
export { type CompactOptions, type CompactReport, compact } from './compact.js';
export { wholeTexts } from './duckdb/whole-text.js';
export { findRecord, type OriginalRecord, type RecordPlace, readRecord } from './find-record.js';
export { ingest, type IngestOptions, type IngestProgress } from './ingest/ingest.js';
export type { IngestFailure, IngestReport } from './ingest/ingest-report.js';
export { type Lake, type LakeOptions, openLake } from './lake.js';
export { type DataFile, type LakeSnapshot, type TableSnapshot, takeSnapshot } from './lake-snapshot.js';
export { type AttestationMarks, openAttestationMarks } from './mark-attestations.js';
export { type LedgerObject, readLedger } from './read-ledger.js';
export { type EventRow, RECORD_COLUMNS, recordOfRow } from './record-of-row.js';
export { type LakeRecord, readRecords } from './read-records.js';
export {
  EVENT_COLUMNS,
  type EventColumn,
  eventSelect,
  GENERIC_READER,
  type Reader,
  TYPED_READER,
} from './schema/index.js';
export { TABLE_NAMES, TABLES, type TableName } from './schema/tables.js';
export { type LakeSummary, summarize } from './summary.js';
export { type TamperedLogFile, tamperedLogFiles } from './tampered-log-files.js';
