import { bold, dim } from '../../report/index.js';
import type { Output } from '../output.js';
import type { PriceStatement } from './price-statement.js';

/** Every amount stands with its day; a price that nobody checked says so. */
export function printPrices(output: Output, { asOf, used, unverified }: PriceStatement): void {
  output.print('');
  output.print([
    bold(`Prices of ${asOf}`),
    ', US dollars, AWS list prices unless the configuration says otherwise',
  ]);
  for (const { title, usd, per, unit, verified, origin, region, discountPercent } of used) {
    const amount = `$${usd} for ${per === 1 ? '' : `${per.toLocaleString('en-US')} `}${unit}`;
    const notes = [
      ...(origin === 'region' ? [`in ${region}`] : []),
      ...(origin === 'configuration' ? ['from the configuration'] : []),
      ...(discountPercent > 0 ? [`after ${discountPercent}% discount`] : []),
      ...(verified ? [] : ['not checked']),
    ];
    output.print(['  ', `${title}: ${amount}`, dim(notes.length === 0 ? '' : ` (${notes.join(', ')})`)]);
  }
  if (unverified.length === 0) return;
  output.print([
    dim('Prices marked "not checked" were not compared with the page that prices/aws.json names.'),
  ]);
}
