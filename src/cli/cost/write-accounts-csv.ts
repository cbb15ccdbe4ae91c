import { type CostEstimate, type CostLine, toDollars } from '../../cost/index.js';
import { renderCsvRow } from '../../report/index.js';
import type { Output } from '../output.js';

/** One row for each account and price; what belongs to no account has an empty one. */
export function writeAccountsCsv(output: Output, { accounts, organization }: CostEstimate['month']): void {
  output.write(renderCsvRow(['account_id', 'price', 'region', 'quantity', 'unit', 'usd']));
  const write = (accountId: string, { price, region, quantity, unit, usd }: CostLine) =>
    output.write(renderCsvRow([accountId, price, region, quantity, unit, toDollars(usd)]));
  for (const { accountId, lines } of accounts) for (const line of lines) write(accountId, line);
  for (const line of organization) write('', line);
}
