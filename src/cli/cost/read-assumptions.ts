import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../../cost/index.js';
import { closestNames } from '../../query/index.js';
import { UserError } from '../../errors.js';

/** The usual assumptions, with what `--assume` says instead. */
export function readAssumptions(
  given: Readonly<Record<string, string>>,
  monthsStored: number | undefined,
): Assumptions {
  const usual = { ...DEFAULT_ASSUMPTIONS, ...(monthsStored !== undefined && { monthsStored }) };
  const names = Object.keys(usual);
  const entries = Object.entries(given).map(([name, text]) => [
    knownName(name, names),
    readNumber(name, text),
  ]);
  return { ...usual, ...(Object.fromEntries(entries) as Partial<Assumptions>) };
}

function knownName(name: string, names: readonly string[]): string {
  if (names.includes(name)) return name;
  const [closest] = closestNames(name, names);
  throw new UserError({
    what: `there is no assumption ${JSON.stringify(name)}`,
    where: '--assume',
    next: closest === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${closest}?`,
  });
}

function readNumber(name: string, text: string): number {
  if (/^\d{1,12}(?:\.\d{1,6})?$/.test(text)) return Number(text);
  throw new UserError({
    what: `${JSON.stringify(text)} is not a number that is not negative`,
    where: `--assume ${name}`,
    next: 'Give a number such as 0.01 or 1500.',
  });
}
