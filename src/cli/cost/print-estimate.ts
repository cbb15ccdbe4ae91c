import {
  bold,
  countOf,
  cyan,
  dim,
  formatCount,
  formatUsd,
  padText,
  renderBar,
  renderTable,
} from '../../report/index.js';
import type { Output } from '../output.js';
import type { ToldEstimate } from './estimate-document.js';
import { printLineTotals } from './print-lines.js';
import { printPrices } from './print-prices.js';

const ACCOUNTS_SHOWN = 10;
const BAR_WIDTH = 30;

/** The estimate for a person: a month, what it is made of, what else it could cost, and what was taken for granted. */
export function printEstimate(output: Output, told: ToldEstimate): void {
  const { estimate, origin, prices } = told;
  const { mode, month } = estimate;
  output.print([
    bold(formatUsd(month.usd)),
    ` a month for ${countOf(month.accounts.length, 'account')}, real-time mode ${mode}`,
  ]);
  output.print([dim(origin)]);
  printLineTotals(output, [...month.accounts.flatMap(({ lines }) => lines), ...month.organization]);
  printModes(output, told);
  printTrails(output, told);
  printAccounts(output, told);
  printAssumptions(output, told);
  printPrices(output, prices);
}

function printModes(output: Output, { estimate: { modes, mode } }: ToldEstimate): void {
  output.print('');
  output.print([bold('By real-time mode')]);
  const most = Math.max(...modes.map(({ usd }) => Number(usd)));
  const amounts = Math.max(...modes.map(({ usd }) => formatUsd(usd).length));
  for (const { mode: each, usd } of modes) {
    const bar = renderBar(Number(usd), most, BAR_WIDTH);
    const text = `${padText(each, 17, 'left')}  ${padText(formatUsd(usd), amounts, 'right')}  `;
    output.print([text, cyan(bar), each === mode ? ' ←' : '']);
  }
}

function printTrails(output: Output, { estimate: { trails } }: ToldEstimate): void {
  output.print('');
  output.print([bold('By number of trails'), ', without a real-time mode']);
  output.print(`the organization trail alone           ${formatUsd(trails.organizationOnly)}`);
  output.print(`and one more trail in each account     ${formatUsd(trails.withTrailInEachAccount)}`);
}

function printAccounts(output: Output, { estimate: { month } }: ToldEstimate): void {
  output.print('');
  output.print([bold('Accounts')]);
  const shown = [...month.accounts]
    .sort((left, right) => Number(right.usd - left.usd))
    .slice(0, ACCOUNTS_SHOWN);
  const table = {
    columns: [
      { name: 'account', align: 'left', whole: true },
      { name: 'management', align: 'right', whole: true },
      { name: 'data', align: 'right', whole: true },
      { name: 'network', align: 'right', whole: true },
      { name: 'further copies', align: 'right', whole: true },
      { name: 'dollars', align: 'right', whole: true },
    ] as const,
    rows: shown.map((account) => [
      account.accountId,
      formatCount(account.managementEvents),
      formatCount(account.dataEvents),
      formatCount(account.networkActivityEvents),
      formatCount(account.paidEvents),
      formatUsd(account.usd),
    ]),
  };
  for (const line of renderTable(table, output.width)) output.print(line);
  const left = month.accounts.length - shown.length;
  if (left > 0) output.print([dim(`and ${countOf(left, 'more account')}; --json and --csv give all`)]);
}

function printAssumptions(output: Output, { input }: ToldEstimate): void {
  const { assumptions, coveredRegions } = input;
  output.print('');
  output.print([bold('Taken for granted'), ', --assume name=value says otherwise']);
  output.print('  a month of 30 days, constant volumes, no free tiers, the first tier of every price');
  output.print(
    `  digests in ${countOf(coveredRegions, 'Region')} of each account; a log file for each used Region and five minutes at most; a KMS request for each file`,
  );
  for (const [name, value] of Object.entries(assumptions)) output.print(`  ${name}=${shortNumber(value)}`);
}

/** Four digits are enough of what goes on without an end, such as the months of a year in days. */
function shortNumber(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
