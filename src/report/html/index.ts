export { type EvidencePage, renderEvidencePage } from './evidence-page.js';
