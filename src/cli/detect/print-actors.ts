import type { Detection } from '../../detection/index.js';
import { LEVELS, type Severity } from '../../finding/index.js';
import { bold, countOf, dim, fitText, formatCount } from '../../report/index.js';
import { lakeOption, shellWord } from '../scope.js';
import type { Output } from '../output.js';
import { describePrincipal } from './describe-principal.js';
import { LONGEST_TEXT } from './print-group.js';

/** Of the principals with most of what was found. */
const shownActors = 5;
const shownAddresses = 3;

interface Actor {
  readonly principal: string;
  readonly detections: readonly Detection[];
}

/** Who is behind it: often a single one, under many rules. */
export function printActors(output: Output, detections: readonly Detection[]): void {
  const actors = byPrincipal(detections);
  if (actors.length === 0 || detections.length < 2) return;
  output.print('');
  output.print([bold('WHO')]);
  for (const { principal, detections: own } of actors.slice(0, shownActors)) {
    const addresses = [...new Set(own.map(({ sourceIpAddress }) => sourceIpAddress))].filter(Boolean);
    const [first, last] = [own[0]!.eventTime, own.at(-1)!.eventTime];
    output.print(`  ${fitText(describePrincipal(principal), LONGEST_TEXT)}`);
    output.print([
      `    ${countOfLevels(own)}`,
      dim(`  ${first === last ? first : `${first} to ${last}`}  from ${listOf(addresses)}`),
    ]);
  }
  const more = actors.length - shownActors;
  if (more > 0) output.print([dim(`  and ${countOf(more, 'other principal')}`)]);
}

/** The one with the worst first, then the one with most. */
function byPrincipal(detections: readonly Detection[]): readonly Actor[] {
  const groups = new Map<string, Detection[]>();
  for (const detection of detections) {
    const own = groups.get(detection.principal);
    if (own === undefined) groups.set(detection.principal, [detection]);
    else own.push(detection);
  }
  return [...groups]
    .map(([principal, own]) => ({ principal, detections: own }))
    .toSorted(
      (one, other) =>
        worst(other.detections) - worst(one.detections) || other.detections.length - one.detections.length,
    );
}

function worst(detections: readonly Detection[]): number {
  return detections.reduce((most, { level }) => Math.max(most, LEVELS.indexOf(level)), 0);
}

function countOfLevels(detections: readonly Detection[]): string {
  const count = (level: Severity): number => detections.filter((each) => each.level === level).length;
  return LEVELS.toReversed()
    .flatMap((level) => (count(level) === 0 ? [] : [`${formatCount(count(level))} ${level}`]))
    .join(', ');
}

function listOf(addresses: readonly string[]): string {
  const shown = addresses.slice(0, shownAddresses).map((address) => fitText(address, 40));
  const more = addresses.length - shown.length;
  return shown.length === 0
    ? 'nowhere that is told'
    : `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/**
 * What to do next, for the principal of the worst. Somebody will paste it into a shell, so that only a name
 * that is nothing but a name stands in it.
 */
export function nextSteps(
  detections: readonly Detection[],
  place: DetectedPlace,
  ownRules: readonly string[],
): readonly string[] {
  const [actor] = byPrincipal(detections);
  const rule = detections.toSorted(
    (one, other) => LEVELS.indexOf(other.level) - LEVELS.indexOf(one.level),
  )[0];
  if (actor === undefined || rule === undefined) return [];
  const rules = ownRules.map((path) => ` --rules ${shellWord(path)}`).join('');
  const about = `orgtrail rules show ${rule.ruleId}${rules}   # what it looks for, and when it is wrong`;
  if (!/^[\w+=,.@:/-]{1,200}$/.test(actor.principal)) return [about];
  const lake = place.kind === 'lake' ? lakeOption(place.folder) : '';
  const query = `orgtrail query principal-timeline --param principal=${actor.principal}${lake}`;
  const ingest = place.kind === 'lake' ? '' : 'after orgtrail ingest, ';
  return [`${query}   # ${ingest}everything that it changed`, about];
}

export type DetectedPlace = { readonly kind: 'lake'; readonly folder: string } | { readonly kind: 'logs' };
