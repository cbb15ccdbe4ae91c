import type { CodeFacts, FindingCode, VerifyReport } from '../../digest/index.js';
import { formatCount } from '../../count-of.js';
import { findingsSection } from './findings-section.js';
import { coverageSection } from './coverage-section.js';
import { headsSection } from './heads-section.js';
import { type Html, html, type HtmlPart } from './html.js';
import { evidenceStyle, styleSource } from './style.js';

export interface EvidencePage {
  readonly report: VerifyReport;
  /** Of orgtrail. */
  readonly version: string;
  /** What each code means. */
  readonly codes: Readonly<Record<FindingCode, CodeFacts>>;
  /** Whom the location was compared with, in words. */
  readonly expectation: string;
}

const verdicts: Readonly<Record<VerifyReport['verdict'], string>> = {
  ok: 'Nothing was touched: everything that was judged is proven.',
  tampered: 'Logs or digests were changed, removed or added, or there is reason to suspect it.',
  incomplete: 'Nothing was found to be touched, but not everything could be proven.',
};

/** A page that stands alone: no script, nothing loaded, every text of the location escaped; made for print as well. */
export function renderEvidencePage(page: EvidencePage): string {
  const { report, codes } = page;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${styleSource()}">
<meta name="referrer" content="no-referrer">
<title>${report.verdict}: ${report.location}</title>
<style>${evidenceStyle}</style>
</head>
<body>
<h1>Integrity of CloudTrail logs</h1>
<p class="verdict ${report.verdict}"><strong>${report.verdict.toUpperCase()}</strong> ${verdicts[report.verdict]}</p>
${factsSection(page)}
${findingsSection(report, codes)}
${coverageSection(report)}
${headsSection(report)}
<h2>Limits</h2>
<ul>${report.limits.map((limit) => html`<li>${limit}</li>`)}</ul>
</body>
</html>
`.text;
}

function factsSection({ report, version, expectation }: EvidencePage): Html {
  const { range, keys, totals } = report;
  return html`<h2>What was checked</h2>
<table class="facts">
${fact('Location', report.location)}
${fact('Judged', range.from === null ? `everything until ${range.to}` : `from ${range.from} to ${range.to}`)}
${fact('Checked at', report.verifiedAt)}
${fact('Checked by', `orgtrail ${version}`)}
${fact('Compared with', expectation)}
${fact('Public keys', `${keys.origin}; ${keys.trust}`)}
${keys.regions.map(({ region, fingerprints }) => fact(`Keys of ${region}`, fingerprints.length === 0 ? 'none used' : fingerprints.join(' ')))}
${fact('Digests', counts(totals.digests))}
${fact('Log files', counts({ ...totals.logFiles }))}
${fact('Other objects', formatCount(totals.foreign))}
</table>`;
}

function fact(name: string, value: HtmlPart): Html {
  return html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
}

function counts(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .map(([name, count]) => `${formatCount(count)} ${name}`)
    .join(', ');
}
