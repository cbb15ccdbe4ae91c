import { createHash } from 'node:crypto';
import { html } from './html.js';

/** Cells differ in text as well as in colour. */
export const evidenceStyle = html`
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; margin-bottom: .2rem; }
.id { white-space: nowrap; } td p { margin: .25rem 0; }
table { border-collapse: collapse; } th, td { border: 1px solid #bbb; padding: .2rem .5rem; text-align: left; vertical-align: top; }
.scroll { overflow-x: auto; }
code, .key { font-family: ui-monospace, monospace; font-size: .85em; overflow-wrap: anywhere; }
.verdict { border-left: .5rem solid; padding: .5rem 1rem; font-size: 1.1rem; }
.verdict.ok { border-color: #17682f; } .verdict.tampered { border-color: #a30d0d; } .verdict.incomplete { border-color: #8a5a00; }
.all { background: #cdebd3; } .most { background: #e6f0c0; } .half { background: #fbe7a3; } .little { background: #f9cf9c; } .none { background: #f3b4ae; }
.tampered-cell { outline: 3px solid #a30d0d; outline-offset: -3px; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } .scroll { overflow: visible; } tr, li { break-inside: avoid; } * { print-color-adjust: exact; } }
`;

/** Nothing may be loaded or run; the one style sheet is named by its hash. */
export function styleSource(): string {
  const hash = createHash('sha256').update(evidenceStyle.text).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}
