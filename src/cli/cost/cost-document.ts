import {
  type AccountCost,
  type CostGroup,
  type CostLine,
  type CostReport,
  type DuplicateTrail,
  toDollars,
} from '../../cost/index.js';
import type { PriceStatement } from './price-statement.js';

/** `orgtrail.cost/1`: dollars are numbers with at most six decimals, quantities are in their base unit. */
export function reportDocument(report: CostReport, prices: PriceStatement): object {
  const { from, to, events, bytes, usd, accounts, duplicateTrails, repeatedDeliveries, top } = report;
  return {
    schema: 'orgtrail.cost/1',
    range: { from, to },
    prices,
    events,
    bytes,
    usd: toDollars(usd),
    accounts: accounts.map(accountDocument),
    duplicateTrails: duplicateTrails.map(duplicateDocument),
    repeatedDeliveries,
    groups: top.groups.map(groupDocument),
    otherGroups: { ...top.left, usd: toDollars(top.left.usd) },
  };
}

export function accountDocument({ usd, lines, ...account }: AccountCost): object {
  return { ...account, usd: toDollars(usd), lines: lines.map(lineDocument) };
}

export function lineDocument({ usd, ...line }: CostLine): object {
  return { ...line, usd: toDollars(usd) };
}

function duplicateDocument({ usd, ...duplicate }: DuplicateTrail): object {
  return { ...duplicate, usd: toDollars(usd) };
}

function groupDocument({ usd, ...group }: CostGroup): object {
  return { ...group, usd: toDollars(usd) };
}
