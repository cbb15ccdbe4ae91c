import type { VerifyReport } from '../../digest/index.js';
import { type CoverageCell, coverageMatrix, shadeOf } from '../coverage-matrix.js';
import { formatShare } from '../numbers.js';
import { type Html, html } from './html.js';

/** Account × Region as a table; each cell says its hours, so that nothing hangs on its colour. */
export function coverageSection(report: VerifyReport): Html {
  const { regions, rows } = coverageMatrix(report);
  if (rows.length === 0) return html`<h2>Coverage</h2><p>No account and Region is known.</p>`;
  return html`<h2>Coverage</h2>
<p>Expected hours that proven digests cover. An empty cell is not expected. A frame and “!” mark a finding of tampering.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">account</th>${regions.map((region) => html`<th scope="col">${region}</th>`)}</tr></thead>
<tbody>
${rows.map(({ accountId, cells }) => html`<tr><th scope="row">${accountId}</th>${cells.map(renderCell)}</tr>\n`)}</tbody>
</table></div>`;
}

function renderCell(cell: CoverageCell | undefined): Html {
  const shade = cell === undefined ? undefined : shadeOf(cell);
  if (cell === undefined || shade === undefined)
    return html`<td>${cell?.isTampered === true ? '!' : ''}</td>`;
  const { hoursCovered, hoursExpected, isTampered } = cell;
  const share = formatShare(hoursCovered, hoursExpected);
  return html`<td class="${shade}${isTampered ? ' tampered-cell' : ''}">${share}${isTampered ? ' !' : ''} (${hoursCovered} of ${hoursExpected} h)</td>`;
}
