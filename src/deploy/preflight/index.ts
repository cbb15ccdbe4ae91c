export { type Preflight, preflight, type PreflightInput } from './preflight.js';
export type { PreflightFinding } from './preflight-finding.js';
