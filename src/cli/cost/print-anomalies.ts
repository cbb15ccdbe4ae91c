import type { Anomaly, CostReport, SpikeRules } from '../../cost/index.js';
import { bold, countOf, dim, formatCount, formatUsd, red, yellow } from '../../report/index.js';
import type { Output } from '../output.js';
import { ANOMALY_KINDS } from './describe-anomaly.js';
import { accountName, minute, serviceName } from './names.js';

/** What made the trail dearer, and by which measure it was judged. */
export function printAnomalies(output: Output, { anomalies, young }: CostReport, rules: SpikeRules): void {
  output.print('');
  output.print([bold('Anomalies'), anomalies.length === 0 ? ': none' : '']);
  for (const anomaly of anomalies) printAnomaly(output, anomaly);
  output.print([dim(describeRules(rules))]);
  printYoung(output, young, rules);
}

function printAnomaly(output: Output, anomaly: Anomaly): void {
  const {
    kind,
    accountId,
    onset,
    end,
    additional,
    expected,
    usd,
    worth,
    explanation,
    services,
    comparedWith,
  } = anomaly;
  const hours = Math.max(1, Math.ceil((end.getTime() - onset.getTime()) / 3_600_000));
  const where = services.length === 0 ? '' : ` in ${services.map(serviceName).join(', ')}`;
  output.print([red(ANOMALY_KINDS[kind].title), ` ${accountName(accountId)}${where}`]);
  output.print(`  from ${minute(onset)} UTC for ${countOf(hours, 'hour')}`);
  output.print([
    `  ${formatCount(Math.round(additional))} additional ${kind === 'duplicate-trail' ? 'copies' : 'events'} where ${formatCount(Math.round(expected))} were to be expected`,
    comparedWith === 'siblings' ? ' (short history: compared with the other accounts)' : '',
    `: ${formatUsd(usd)}`,
    usd === worth ? '' : dim(`, ${formatUsd(worth)} if one more trail recorded them`),
  ]);
  for (const { principal, service, eventName, errorCode, additional: more, isNew } of explanation) {
    output.print([
      `  ${formatCount(Math.round(more))} × ${serviceName(service)}:${eventName}${errorCode === '' ? '' : ` ${errorCode}`}`,
      ` by ${principal === '' ? 'unknown' : principal}`,
      isNew ? yellow(' new') : '',
    ]);
  }
  output.print([dim(`  ${ANOMALY_KINDS[kind].next}`)]);
}

/** In words, so that a reader can judge what was not found. */
function describeRules(rules: SpikeRules): string {
  return `Judged by hour of the day, weekdays and weekends apart: at least ${rules.consecutiveHours} hours in a row, ${rules.deviations} deviations and ${rules.ratio} times the median, worth at least ${formatUsd(BigInt(Math.round(rules.floorUsd * 1_000_000)))} at the price of one more copy; ${rules.minimumHistoryDays} days of history.`;
}

function printYoung(output: Output, young: CostReport['young'], rules: SpikeRules): void {
  const siblings = young.filter(({ comparedWith }) => comparedWith === 'siblings').length;
  const nothing = young.length - siblings;
  if (siblings > 0)
    output.print([
      yellow('short history '),
      `${countOf(siblings, 'account')} with less than ${rules.minimumHistoryDays} days compared with the other accounts; services were not looked at one by one.`,
    ]);
  if (nothing > 0)
    output.print([
      yellow('no comparison '),
      `${countOf(nothing, 'account')} with less than ${rules.minimumSiblingDays} days of history, or without ${rules.minimumSiblings} others that have as much: only second trails would be found.`,
    ]);
}
