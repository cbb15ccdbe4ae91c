import { type CostGroup, toDollars } from '../../cost/index.js';
import { renderCsvRow } from '../../report/index.js';
import type { Output } from '../output.js';

const COLUMNS = [
  'account_id',
  'region',
  'category',
  'service',
  'principal',
  'events',
  'paid_copies',
  'bytes',
  'usd',
] as const;

/** Every group, written as it comes. */
export async function writeGroupsCsv(output: Output, groups: AsyncIterable<CostGroup>): Promise<void> {
  output.write(renderCsvRow(COLUMNS));
  for await (const {
    accountId,
    region,
    category,
    service,
    principal,
    events,
    paidCopies,
    bytes,
    usd,
  } of groups) {
    output.write(
      renderCsvRow([
        accountId,
        region,
        category,
        service,
        principal,
        events,
        paidCopies,
        bytes,
        toDollars(usd),
      ]),
    );
  }
}
