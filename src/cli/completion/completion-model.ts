import type { CommandDescription } from '../command.js';
import { type Option, optionName } from '../option.js';
import { globalsOf } from '../program.js';

/** What a shell needs to know of one verb. */
export interface CompletableCommand {
  /** The words before its options: `['lake', 'compact']`. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly options: readonly CompletableOption[];
  /** What may stand there without a name. */
  readonly words: readonly CompletableWord[];
  readonly offersPaths: boolean;
}

export interface CompletableWord {
  readonly word: string;
  readonly summary: string;
}

export interface CompletableOption {
  readonly name: string;
  readonly summary: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  readonly completes: 'folder' | 'file' | undefined;
}

/** Flattens verbs and their subcommands; `queries` are the names that a query argument takes. */
export function completionModel(
  commands: readonly CommandDescription[],
  queries: readonly CompletableWord[],
): readonly CompletableCommand[] {
  const flatten = (command: CommandDescription, above: readonly string[]): readonly CompletableCommand[] => {
    const path = [...above, command.name];
    return [
      toCompletable(command, path, queries),
      ...(command.subcommands ?? []).flatMap((sub) => flatten(sub, path)),
    ];
  };
  return commands.flatMap((command) => flatten(command, []));
}

function toCompletable(
  command: CommandDescription,
  path: readonly string[],
  queries: readonly CompletableWord[],
): CompletableCommand {
  const kinds = Object.values(command.arguments).map((argument) => argument.completes);
  const subcommands = (command.subcommands ?? []).map(({ name, summary }) => ({ word: name, summary }));
  return {
    path,
    summary: command.summary,
    options: Object.entries({ ...command.options, ...globalsOf(command) }).map(toCompletableOption),
    words: [
      ...subcommands,
      ...Object.values(command.arguments).flatMap(({ choices }) =>
        (choices ?? []).map((word) => ({ word, summary: '' })),
      ),
      ...(kinds.includes('query') ? queries : []),
    ],
    offersPaths: kinds.includes('folder') || kinds.includes('file'),
  };
}

function toCompletableOption([key, option]: readonly [string, Option<unknown>]): CompletableOption {
  return {
    name: optionName(key),
    summary: option.summary,
    takesValue: option.placeholder !== undefined,
    choices: option.choices ?? [],
    completes: option.completes,
  };
}
