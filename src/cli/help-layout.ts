import type { Command, Help } from 'commander';
import type { CommandDescription } from './command.js';

/** Wider names of options and arguments have a line of their own. */
const widestTerm = 30;
/** Wider commands have their explanation in the line above. */
const widestExample = 60;

/** How commander lays out names and what they mean: in two columns, of which the first stays narrow. */
export const HELP_LAYOUT = {
  showGlobalOptions: false,
  sortSubcommands: false,
  padWidth: (command: Command, helper: Help): number =>
    Math.min(
      widestTerm,
      Math.max(
        helper.longestOptionTermLength(command, helper),
        helper.longestSubcommandTermLength(command, helper),
        helper.longestArgumentTermLength(command, helper),
      ),
    ),
  formatItem(this: Help, term: string, termWidth: number, description: string, helper: Help): string {
    if (description === '') return `  ${term}`;
    const indent = ' '.repeat(termWidth + 4);
    const wrapped = helper.boxWrap(description, Math.max(40, (this.helpWidth ?? 80) - indent.length));
    const text = wrapped.replaceAll('\n', `\n${indent}`);
    return term.length > termWidth ? `  ${term}\n${indent}${text}` : `  ${term.padEnd(termWidth)}  ${text}`;
  },
};

/** Each command with what it does, beside it or, where the command is long, above it. */
export function renderExamples({ examples }: Pick<CommandDescription, 'examples'>): string {
  const short = examples.map(({ command }) => command.length).filter((length) => length <= widestExample);
  const width = Math.max(0, ...short);
  const lines = examples.map(({ command, explains }) =>
    command.length > widestExample
      ? `  # ${explains}\n  ${command}`
      : `  ${command.padEnd(width)}   # ${explains}`,
  );
  return `\nExamples:\n${lines.join('\n')}\n`;
}
