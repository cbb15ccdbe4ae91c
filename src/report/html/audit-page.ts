import type { AuditReport, CheckOutcome } from '../../audit/index.js';
import { countOf } from '../../count-of.js';
import { auditChecksSection } from './audit-checks-section.js';
import { auditCoverageSection } from './audit-coverage-section.js';
import { type Html, html, type HtmlPart } from './html.js';
import { evidenceStyle, styleSource } from './style.js';

export interface AuditPage {
  readonly report: AuditReport;
  /** Of orgtrail. */
  readonly version: string;
}

/** A page that stands alone: no script, nothing loaded, every text of the organization escaped; made for print as well. */
export function renderAuditPage({ report, version }: AuditPage): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${styleSource()}">
<meta name="referrer" content="no-referrer">
<title>CloudTrail audit: ${report.organizationId ?? 'unknown organization'}</title>
<style>${evidenceStyle}</style>
</head>
<body>
<h1>Audit of an organization trail</h1>
${verdictOf(report)}
${facts(report, version)}
${doFirst(report)}
${auditCoverageSection(report.groupedMatrix)}
${comparison(report)}
${permissions(report)}
${auditChecksSection(report)}
</body>
</html>
`.text;
}

function verdictOf({ totals, checks }: AuditReport): Html {
  const [kind, words] =
    totals.fail > 0
      ? ['tampered', 'NOT IN ORDER']
      : totals.unknown > 0
        ? ['incomplete', 'NOT ALL KNOWN']
        : ['ok', 'IN ORDER'];
  return html`<p class="verdict ${kind}"><strong>${words}</strong> ${countOf(checks.length, 'check')}: ${totals.fail} failed, ${totals.unknown} unknown, ${totals.pass} passed, ${totals['not-applicable']} without anything to judge.</p>`;
}

function facts(report: AuditReport, version: string): Html {
  const { matrix } = report;
  return html`<h2>What was judged</h2>
<table class="facts">
${fact('Organization', report.organizationId ?? 'unknown')}
${fact('Active accounts', matrix.rows.length)}
${fact('Regions', matrix.regions.join(' '))}
${fact('Trail', report.trailArn ?? 'none that is known')}
${fact('Log bucket', report.bucket ?? 'none that is known')}
${fact('Snapshot taken at', report.takenAt)}
${fact('Score', report.score === undefined ? 'nothing was judged' : `${report.score} of 100; what is unknown counts as missed`)}
${fact('Judged by', `orgtrail ${version}`)}
${report.skipped.map(({ id, severity, reason }) => fact(`Left out: ${id}`, `${severity}: ${reason}`))}
</table>`;
}

function fact(name: string, value: HtmlPart): Html {
  return html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
}

function doFirst({ doFirst: steps }: AuditReport): Html {
  if (steps.length === 0) return html``;
  return html`<h2>Do first</h2>
<ol>${steps.map(({ id, severity, message, remediation, outcomes }) => html`<li><strong>${id}</strong> ${severity}: ${message}${outcomes.length > 1 ? ` (in ${outcomes.length} places)` : ''}<br><code>${remediation}</code></li>`)}</ol>`;
}

function comparison({ comparison: compared }: AuditReport): Html {
  if (compared === undefined) return html``;
  const { since, worse, better } = compared;
  return html`<h2>Since ${since}</h2>
<p>${worse.length} results are worse and ${better.length} are better.</p>
<ul>${worse.map((each) => html`<li>worse: ${describe(each)}</li>`)}${better.map((each) => html`<li>better, no longer: ${describe(each)}</li>`)}</ul>`;
}

function describe({ id, accountId, region, message }: CheckOutcome): string {
  return [id, accountId, region, message].filter((part) => part !== undefined).join(' ');
}

function permissions({ missingPermissions }: AuditReport): Html {
  if (missingPermissions.length === 0) return html``;
  return html`<h2>Unknown for want of</h2>
<table>
<thead><tr><th scope="col">permission</th><th scope="col">accounts</th><th scope="col">checks</th></tr></thead>
<tbody>
${missingPermissions.map(({ permission, accounts, checks }) => html`<tr><th scope="row">${permission}</th><td>${accounts.length > 5 ? `${accounts.length} accounts` : accounts.join(' ')}</td><td>${checks.join(' ')}</td></tr>\n`)}</tbody>
</table>`;
}
