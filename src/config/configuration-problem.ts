import { UserError } from '../errors.js';

/** One thing that is wrong in `orgtrail.yaml`. */
export interface ConfigurationProblem {
  /** Where in the document: `accounts.members[3].id`; `''` for the document itself. */
  readonly path: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** What to do, as a sentence, where the message does not say it already. */
  readonly next: string | undefined;
}

const shown = 10;

/** All problems of a file as one error: the first in its place, the others below it. */
export function configurationError(file: string, problems: readonly ConfigurationProblem[]): UserError {
  const [first, ...others] = problems as readonly [ConfigurationProblem, ...ConfigurationProblem[]];
  const lines = others
    .slice(0, shown - 1)
    .map((problem) => `${placeOf(file, problem)}: ${sentence(problem)}`);
  const left = others.length - lines.length;
  const next = [
    first.next ?? `Correct it; docs/reference/configuration.md lists what the file takes.`,
    ...(lines.length === 0 ? [] : [`Also: ${lines.join('; ')}.`]),
    ...(left === 0 ? [] : [`And ${left} more.`]),
  ];
  return new UserError({ what: sentence(first), where: placeOf(file, first), next: next.join(' ') });
}

function placeOf(file: string, { line, column }: ConfigurationProblem): string {
  return `${file}:${line}:${column}`;
}

function sentence({ path, message }: ConfigurationProblem): string {
  return path === '' ? message : `${path}: ${message}`;
}
