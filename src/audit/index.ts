/** What is wrong with an organization's CloudTrail: checks over a snapshot, which `src/aws` takes. */
export * from './check/index.js';
export { CHECKS } from './checks/index.js';
export { DEFAULT_EXPECTATIONS, type Expectations, expectationsOf } from './expectations.js';
export * from './matrix/index.js';
export * from './report/index.js';
export * from './snapshot/index.js';
export { type Audit, openAudit } from './view/index.js';
