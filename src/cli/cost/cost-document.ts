import {
  type AccountCost,
  type Anomaly,
  type CostGroup,
  type CostLine,
  type CostReport,
  type DuplicateTrail,
  type SpikeRules,
  toDollars,
} from '../../cost/index.js';
import type { PriceStatement } from './price-statement.js';

/** `orgtrail.cost/1`: dollars are numbers with at most six decimals, quantities are in their base unit. */
export function reportDocument(report: CostReport, prices: PriceStatement, rules: SpikeRules): object {
  const { from, to, events, bytes, usd, accounts, duplicateTrails, repeatedDeliveries, top, services } =
    report;
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
    anomalies: report.anomalies.map(anomalyDocument),
    shortHistory: report.young,
    rules,
    services: services.map((service) => ({ ...service, usd: toDollars(service.usd) })),
    movers: {
      from: hourDate(report.compared.from),
      middle: hourDate(report.compared.middle),
      to: hourDate(report.compared.to),
      changes: report.movers,
    },
    groups: top.groups.map(groupDocument),
    otherGroups: { ...top.left, usd: toDollars(top.left.usd) },
  };
}

function accountDocument({ usd, lines, ...account }: AccountCost): object {
  return { ...account, usd: toDollars(usd), lines: lines.map(lineDocument) };
}

export function lineDocument({ usd, ...line }: CostLine): object {
  return { ...line, usd: toDollars(usd) };
}

function anomalyDocument({
  usd,
  worth,
  lines,
  explanation,
  expected,
  additional,
  ...anomaly
}: Anomaly): object {
  return {
    ...anomaly,
    expected: Math.round(expected),
    additional: Math.round(additional),
    usd: toDollars(usd),
    usdAsFurtherCopy: toDollars(worth),
    lines: lines.map(lineDocument),
    explanation: explanation.map(({ firstEvent, additional: more, ...rest }) => ({
      ...rest,
      additional: Math.round(more),
      firstEvent: new Date(firstEvent * 1000),
    })),
  };
}

function hourDate(hour: number): Date {
  return new Date(hour * 3_600_000);
}

function duplicateDocument({ usd, ...duplicate }: DuplicateTrail): object {
  return { ...duplicate, usd: toDollars(usd) };
}

function groupDocument({ usd, ...group }: CostGroup): object {
  return { ...group, usd: toDollars(usd) };
}
