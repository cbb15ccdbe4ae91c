export type { Alert } from './alert.js';
export type { Evidence, Finding, Severity } from './finding.js';
