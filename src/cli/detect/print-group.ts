import type { DetectionGroup } from '../../detection/index.js';
import { bold, dim, fitText, formatCount } from '../../report/index.js';
import type { Output } from '../output.js';
import { describePrincipal } from './describe-principal.js';

/** Columns of a text of somebody else's: a name of a megabyte would push everything else off the screen. */
export const LONGEST_TEXT = 200;

/** Fields that the line about what was done says already. */
const TOLD: ReadonlySet<string> = new Set(['eventName', 'eventSource']);
const shownFields = 3;

/** When, who, what, why and from where, of what one principal made one rule say in an hour. */
export function printGroup(output: Output, group: DetectionGroup): void {
  const { first, actions, sourceIpAddresses } = group;
  const { ruleId, title, accountId, region, principal } = first;
  const short = (text: string, width = LONGEST_TEXT): string => fitText(text, width);
  output.print(['  ', bold(ruleId), ` ${title}`]);
  output.print(`    ${describeTimes(group)}  ${short(accountId, 40)} ${short(region, 40)}`);
  output.print(
    `    ${short(describePrincipal(principal))}  ${short(actions.join(', '))}${describeResult(group)}`,
  );
  const why = Object.entries(first.matched).filter(([field]) => !TOLD.has(field));
  if (why.length > 0) output.print(`    ${why.slice(0, shownFields).map(describeField).join(', ')}`);
  output.print([
    dim(
      `    from ${short(sourceIpAddresses.join(', ')) || 'nowhere that is told'}  event ${short(first.eventId, 60)}`,
    ),
  ]);
}

function describeTimes({ first, last, count }: DetectionGroup): string {
  if (count === 1) return fitText(first.eventTime, 40);
  const span =
    first.eventTime === last.eventTime
      ? first.eventTime
      : `${first.eventTime} to ${last.eventTime.slice(11)}`;
  return `${fitText(span, 60)}, ${formatCount(count)} times`;
}

function describeField([field, value]: readonly [string, string]): string {
  return `${fitText(field, 60)}: ${fitText(value, 80)}`;
}

function describeResult({ first, count, refused }: DetectionGroup): string {
  if (refused === 0) return '';
  if (count === 1) return ` (refused: ${fitText(first.errorCode, 80)})`;
  return refused === count ? ' (all refused)' : ` (${formatCount(refused)} of them refused)`;
}
