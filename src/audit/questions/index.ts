export { resourceControlOver, serviceControlOver } from './binding-chains.js';
export { bucketRegionOf, type GuardedTargets, guardedTargets, logFileOf } from './guarded-targets.js';
export * from './probes.js';
export { bucketTampering, keyTampering, TRAIL_TAMPERING, type Tampering } from './tamper-actions.js';
export { ask, decide, type Question, type Verdict } from './verdict.js';
