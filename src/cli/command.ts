import type { ExitCode } from './exit.js';
import type { GlobalOptionName, GlobalOptions } from './global-options.js';
import type { OptionSet, OptionValues } from './option.js';
import type { Output } from './output.js';

/** One thing that a verb takes without a name. Arguments are read in the order they are written in. */
export interface Argument {
  readonly summary: string;
  readonly required: boolean;
  /** The only words it takes. */
  readonly choices?: readonly string[];
  readonly completes?: 'folder' | 'file' | 'query';
}

export type ArgumentSet = Readonly<Record<string, Argument>>;

export type ArgumentValues<Arguments extends ArgumentSet> = {
  readonly [Name in keyof Arguments]: Arguments[Name]['required'] extends true ? string : string | undefined;
};

export interface Example {
  readonly command: string;
  /** What it does, as it stands after a `#`. */
  readonly explains: string;
}

/** Everything that a verb is given to do its work. */
export interface Invocation<Arguments, Options> {
  readonly arguments: Arguments;
  readonly options: Options;
  readonly globals: GlobalOptions;
  readonly output: Output;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** What was piped in, or `undefined` when nothing was. */
  readonly readInput: () => Promise<string | undefined>;
}

interface CommandParts<Arguments extends ArgumentSet, Options extends OptionSet> {
  readonly name: string;
  /** One line for lists. */
  readonly summary: string;
  /** Paragraphs for the help page. */
  readonly details: readonly string[];
  readonly arguments: Arguments;
  readonly options: Options;
  readonly globals: readonly GlobalOptionName[];
  readonly examples: readonly Example[];
  readonly subcommands?: readonly CommandDescription[];
  readonly run: (
    invocation: Invocation<ArgumentValues<Arguments>, OptionValues<Options>>,
  ) => Promise<ExitCode>;
}

/**
 * One verb, described completely: the parser, `--help`, shell completion and
 * docs/reference/command-line.md are made from this record.
 */
export type CommandDescription = CommandParts<ArgumentSet, OptionSet>;

/** Checks a description against what its `run` expects. */
export function defineCommand<const Arguments extends ArgumentSet, const Options extends OptionSet>(
  parts: CommandParts<Arguments, Options>,
): CommandDescription {
  return parts as unknown as CommandDescription;
}
