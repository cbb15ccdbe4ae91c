export type { Alert } from './alert.js';
export { type Evidence, type Finding, LEVELS, type Severity } from './finding.js';
