export {
  type EvidenceOutcome,
  type EvidencePool,
  type EvidencePoolOptions,
  openEvidencePool,
} from './evidence-pool.js';
export {
  type ConsumerFactory,
  type Emissions,
  type EvidenceConsumer,
  type EvidenceResult,
  type EvidenceSource,
  type EvidenceTask,
  NO_EMISSIONS,
  type OpenedObject,
} from './evidence-task.js';
export { serveEvidence } from './serve-evidence.js';
