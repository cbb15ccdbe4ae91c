export { ageOf, isWithin } from './age.js';
export { type Audit, openAudit } from './audit.js';
export { isLockedFor } from './sampled-retention.js';
