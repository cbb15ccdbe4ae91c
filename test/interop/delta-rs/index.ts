export { openDeltaRs, type DeltaRs, type DeltaRsTable } from './delta-rs.js';
export { findDeltaRs, type Python } from './install-delta-rs.js';
