export { type AuditPage, renderAuditPage } from './audit-page.js';
export { type EvidencePage, renderEvidencePage } from './evidence-page.js';
