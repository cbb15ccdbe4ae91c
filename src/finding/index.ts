export type { Evidence, Finding, Severity } from './finding.js';
