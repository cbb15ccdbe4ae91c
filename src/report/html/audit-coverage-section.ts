import type { CoverageAnswer, CoverageCell, GroupedMatrix } from '../../audit/index.js';
import { type Html, html } from './html.js';

/** Account × Region; what is alike shares a row or a column, and each cell says in words what is not so. */
export function auditCoverageSection({ columns, rows }: GroupedMatrix): Html {
  if (rows.length === 0 || columns.length === 0) return html``;
  return html`<h2>Coverage</h2>
<p>Whether the trail records, delivers, can be proven by digests, and is kept. Accounts and Regions that are alike stand together. An empty cell: the account does not have the Region.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">accounts</th>${columns.map((regions) => html`<th scope="col">${regions.join(' ')}</th>`)}</tr></thead>
<tbody>
${rows.map(({ accounts, cells }) => html`<tr><th scope="row">${describeAccounts(accounts)}</th>${cells.map(renderCell)}</tr>\n`)}</tbody>
</table></div>`;
}

const NAMED = 12;

function describeAccounts(accounts: readonly string[]): string {
  const named = accounts.slice(0, NAMED).join(' ');
  return accounts.length > NAMED ? `${accounts.length} accounts: ${named} …` : named;
}

function renderCell(cell: CoverageCell | null): Html {
  if (cell === null) return html`<td></td>`;
  const words = wordsOf(cell);
  const answers = Object.values(cell) as readonly CoverageAnswer[];
  const shade = answers.includes('no') ? 'none' : answers.includes('unknown') ? 'half' : 'all';
  return html`<td class="${shade}">${words}</td>`;
}

const NAMES = {
  recording: 'recording',
  delivered: 'delivered',
  validated: 'validated',
  retained: 'kept',
} as const satisfies Record<keyof CoverageCell, string>;

function wordsOf(cell: CoverageCell): string {
  const wrong = (Object.keys(NAMES) as readonly (keyof CoverageCell)[]).flatMap((name) => {
    if (cell[name] === 'yes') return [];
    return [cell[name] === 'no' ? `not ${NAMES[name]}` : `${NAMES[name]} unknown`];
  });
  return wrong.length === 0 ? 'all' : wrong.join(', ');
}
