export { openDeltaRs, type DeltaRs, type DeltaRsTable } from './delta-rs.js';
export { findDeltaRs } from './install-delta-rs.js';
export type { Python } from '../python-environment.js';
