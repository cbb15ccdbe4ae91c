import type { AuditReport, CheckOutcome, JudgedCheck, Mappings, OutcomeGroup } from '../../audit/index.js';
import { type Html, html } from './html.js';

/** Every check, those that fail first, with where it fails and what repairs it. */
export function auditChecksSection({ checks }: AuditReport): Html {
  return html`<h2>Checks</h2>
<table>
<thead><tr><th scope="col">check</th><th scope="col">severity</th><th scope="col">status</th><th scope="col">what and where</th><th scope="col">elsewhere</th></tr></thead>
<tbody>
${ORDER.flatMap((status) => checks.filter((each) => each.status === status)).map(checkRow)}</tbody>
</table>`;
}

const ORDER = ['fail', 'unknown', 'pass', 'not-applicable'] as const;

const SHADES = { pass: 'all', fail: 'none', unknown: 'half', 'not-applicable': '' } as const;

function checkRow({ check, status, outcomes, groups }: JudgedCheck): Html {
  const said =
    groups.length > 0
      ? groups.map(groupPart)
      : outcomes.slice(0, 1).map(({ message }) => html`<p>${message}</p>`);
  return html`<tr><th scope="row" class="id">${check.id}</th><td>${check.severity}</td><td class="${SHADES[status]}">${status}</td><td><strong>${check.title}</strong>${said}</td><td>${elsewhere(check.mappings)}</td></tr>\n`;
}

function groupPart({ outcomes, message, remediation }: OutcomeGroup): Html {
  return html`<p>${message}<br>${describePlaces(outcomes)}${remediation === undefined ? '' : html`<br><code>${remediation}</code>`}</p>`;
}

const NAMED = 20;

function describePlaces(outcomes: readonly CheckOutcome[]): string {
  const places = outcomes
    .slice(0, NAMED)
    .map(({ accountId, region, resource }) =>
      [accountId, region, resource].filter((part) => part !== undefined).join(' '),
    );
  const more = outcomes.length - places.length;
  return `${places.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

function elsewhere({ cis, securityHub, nist80053, pciDss, soc2 }: Mappings): string {
  return [
    ...(cis ?? []).map((id) => `CIS ${id}`),
    ...(securityHub ?? []),
    ...(nist80053 ?? []).map((id) => `NIST ${id}`),
    ...(pciDss ?? []).map((id) => `PCI DSS ${id}`),
    ...(soc2 ?? []),
  ].join(', ');
}
