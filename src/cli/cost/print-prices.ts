import { bold, dim, formatCount } from '../../report/index.js';
import type { Output } from '../output.js';
import type { PriceStatement, UsedPrice } from './price-statement.js';

/** Every amount stands with its day; a price that nobody checked says so. */
export function printPrices(output: Output, { asOf, used, unverified }: PriceStatement): void {
  output.print('');
  output.print([
    bold(`Prices of ${asOf}`),
    ', US dollars, AWS list prices unless the configuration says otherwise',
  ]);
  for (const { title, usd, per, unit, verified, origin, region, discountPercent } of used) {
    const amount = `$${usd} for ${amountOf(per, unit)}`;
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

const ONE: Readonly<Record<UsedPrice['unit'], string>> = {
  events: 'an event',
  requests: 'a request',
  keys: 'a key and month',
  metrics: 'a metric and month',
  alarms: 'an alarm and month',
  'GB-seconds': 'a GB and second',
  GB: 'a GB',
  'GB-month': 'a GB and month',
  TB: 'a TB',
};

function amountOf(per: number, unit: UsedPrice['unit']): string {
  return per === 1 ? ONE[unit] : `${formatCount(per)} ${unit}`;
}
