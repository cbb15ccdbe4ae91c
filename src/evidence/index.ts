export {
  type EvidenceOutcome,
  type EvidencePool,
  type EvidencePoolOptions,
  openEvidencePool,
} from './evidence-pool.js';
export type {
  ConsumerFactory,
  EvidenceConsumer,
  EvidenceResult,
  EvidenceSource,
  EvidenceTask,
  OpenedObject,
} from './evidence-task.js';
export { serveEvidence } from './serve-evidence.js';
