import type {
  CodeFacts,
  FindingCode,
  FindingVerdict,
  VerifyFinding,
  VerifyReport,
} from '../../digest/index.js';
import { type FindingGroup, groupFindings } from '../group-findings.js';
import { type Html, html } from './html.js';

const headings: Readonly<Record<FindingVerdict, string>> = {
  tamper: 'Tampering',
  incomplete: 'Not proven',
  note: 'Notes',
};

/** Every finding of the report, by verdict and code. */
export function findingsSection(report: VerifyReport, codes: Readonly<Record<FindingCode, CodeFacts>>): Html {
  const groups = groupFindings(report);
  if (groups.length === 0) return html`<h2>Findings</h2><p>None.</p>`;
  const verdicts = [...new Set(groups.map(({ verdict }) => verdict))];
  return html`${verdicts.map(
    (verdict) => html`<h2>${headings[verdict]}</h2>
${groups.filter((group) => group.verdict === verdict).map((group) => renderGroup(group, codes[group.code]))}`,
  )}`;
}

function renderGroup(
  { code, title, next, findings, omitted }: FindingGroup,
  { explanation }: CodeFacts,
): Html {
  return html`<h3>${title} <code>${code}</code></h3>
<p>${explanation} <em>Next:</em> ${next}</p>
<ul>${findings.map(renderFinding)}</ul>
${omitted > 0 ? html`<p>And ${omitted} more that the report does not keep.</p>` : ''}`;
}

function renderFinding(finding: VerifyFinding): Html {
  const { accountId, region, trailName, message, from, to, key, keys, recoverable, explainedBy } = finding;
  const place = [accountId, region, trailName].filter((part) => part !== undefined).join(' ');
  const named = keys ?? (key === undefined ? [] : [key]);
  const times = [from, to].filter((time) => time !== undefined);
  const more = (finding.count ?? 0) - named.length;
  return html`<li>${place === '' ? '' : html`<strong>${place}</strong> `}${message}${
    times.length === 0 ? '' : ` (${times.join(' to ')})`
  }${named.map((each) => html`<br><span class="key">${each}</span>`)}${
    more > 0 ? html`<br>and ${more} more` : ''
  }${
    recoverable === undefined
      ? ''
      : html`<br>Recoverable: version <code>${recoverable.versionId}</code> of ${recoverable.lastModified}`
  }${
    explainedBy === undefined
      ? ''
      : html`<br>Explained by ${explainedBy.eventName} of ${explainedBy.actor} at ${explainedBy.eventTime}, event <code>${explainedBy.eventId}</code> in <span class="key">${explainedBy.key}</span>`
  }</li>\n`;
}
