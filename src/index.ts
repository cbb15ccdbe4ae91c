/**
 * orgtrail as a library: the engines behind the command line. They take a store, a clock and a signal
 * from the caller, print nothing and read no environment. Record types and keys without any dependency
 * are in `orgtrail/cloudtrail`.
 */
export { UserError, type UserErrorParts } from './errors.js';
export type { Evidence, Finding, Severity } from './finding/index.js';
export {
  copyObjects,
  type CopyOptions,
  type CopyResult,
  createMemoryStore,
  type ObjectStore,
  openFolderStore,
  parseLocation,
} from './storage/index.js';
export {
  compact,
  type CompactOptions,
  type CompactReport,
  findRecord,
  ingest,
  type IngestOptions,
  type IngestReport,
  type Lake,
  type LakeOptions,
  type LakeSummary,
  openLake,
  type OriginalRecord,
  readRecord,
  type RecordPlace,
  summarize,
  takeSnapshot,
} from './lake/index.js';
export {
  type Catalog,
  type CatalogQuery,
  findQuery,
  loadCatalog,
  openQueryEngine,
  type QueryEngine,
  type QueryEngineOptions,
  type QueryResult,
  type QueryStatistics,
  renderParameters,
  type ResultRow,
  type ResultValue,
} from './query/index.js';
export { simulateOrganization, type SimulationOptions, type SimulationSummary } from './simulator/index.js';
export {
  type Configuration,
  configurationError,
  configurationJsonSchema,
  type ConfigurationProblem,
  type ConfigurationResult,
  parseConfiguration,
} from './config/index.js';
export {
  type Asset,
  buildManifest,
  type DetectionOptions,
  detectionOptions,
  type DetectionPatterns,
  type Manifest,
  type ManifestOptions,
  type Unit,
} from './resources/index.js';
export {
  type AuditReport,
  type AuditRequest,
  auditSnapshot,
  type Check,
  type CheckOutcome,
  type CheckResult,
  CHECKS,
  type Expectations,
  expectationsOf,
  parseSnapshot,
  type Snapshot,
  type SnapshotResult,
} from './audit/index.js';
