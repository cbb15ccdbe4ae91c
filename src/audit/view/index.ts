export { type Audit, openAudit } from './audit.js';
