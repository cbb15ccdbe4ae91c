import { Argument as CommanderArgument, Command, CommanderError, Option as CommanderOption } from 'commander';
import { UserError } from '../errors.js';
import { HELP_LAYOUT, renderExamples } from './help-layout.js';
import { closestNames } from '../query/index.js';
import type { CommandDescription, Invocation } from './command.js';
import { EXIT, type ExitCode } from './exit.js';
import { ALWAYS, checkGlobalOptions, GLOBAL_OPTIONS, type GlobalOptions } from './global-options.js';
import { type Option, optionName, type OptionSet } from './option.js';
import type { TextStream } from './output.js';

/** What a verb gets beside its arguments and options. */
export type Surroundings = Omit<
  Invocation<unknown, unknown>,
  'arguments' | 'options' | 'globals' | 'output'
> & {
  readonly openOutput: (globals: GlobalOptions) => Invocation<unknown, unknown>['output'];
};

interface ProgramParts {
  readonly commands: readonly CommandDescription[];
  readonly version: string;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly surroundings: Surroundings;
}

const SUMMARY = 'Set up, prove, audit, question and watch the organization trail of AWS accounts';

/** Parses the command line and runs the verb it names. Throws a UserError for anything it does not understand. */
export async function runProgram(parts: ProgramParts, argv: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.clean;
  const program = configure(new Command('orgtrail'), parts)
    .description(SUMMARY)
    .usage('<verb> [location] [options]')
    .version(parts.version, '-V, --version', 'print the version')
    .commandsGroup('Verbs:')
    .helpCommand('help [verb]', 'print the help of a verb')
    .addHelpText('after', PROGRAM_EXAMPLES);
  for (const description of parts.commands) {
    program.addCommand(buildCommand(description, parts, (code) => (exitCode = code)));
  }
  if (argv.length === 0) {
    parts.stderr.write(program.helpInformation());
    return EXIT.unfinished;
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    return endParsing(error, namedCommand(argv, parts.commands));
  }
  return exitCode;
}

/** `lake`, or `lake record`, by the words that the command line begins with. */
function namedCommand(
  [verb, word]: readonly string[],
  commands: readonly CommandDescription[],
): string | undefined {
  const description = commands.find(({ name }) => name === verb);
  const subcommand = description?.subcommands?.find(({ name }) => name === word);
  return subcommand === undefined ? description?.name : `${verb} ${subcommand.name}`;
}

const PROGRAM_EXAMPLES = `${renderExamples({
  examples: [
    {
      command: 'orgtrail demo',
      explains: 'an invented organization: what was hidden in it, and what was found',
    },
    {
      command: 'orgtrail init && orgtrail deploy',
      explains: 'an organization trail that nobody can switch off',
    },
    { command: 'orgtrail audit', explains: 'what is wrong with the trail that you have' },
    {
      command: 'orgtrail scan s3://my-trail-bucket',
      explains: 'was any log touched? and everything into a lake',
    },
    { command: 'orgtrail query trail-tampering', explains: 'ask the lake a named question' },
    { command: 'orgtrail detect', explains: 'what the rules find in it' },
  ],
})}
Exit codes: 0 done, 1 findings, 2 could not finish.
`;

/** Everything about one verb but what it does. */
function buildCommand(
  description: CommandDescription,
  parts: ProgramParts,
  finish: (code: ExitCode) => void,
): Command {
  const command = configure(new Command(description.name), parts)
    .summary(description.summary)
    .description([sentence(description.summary), ...description.details].join('\n\n'))
    .addHelpText('after', renderExamples(description));
  for (const [name, argument] of Object.entries(description.arguments)) {
    command.addArgument(
      new CommanderArgument(argument.required ? `<${name}>` : `[${name}]`, argument.summary),
    );
  }
  addOptions(command, description.options);
  addOptions(command, globalsOf(description), 'Global options:');
  for (const subcommand of description.subcommands ?? []) {
    command.addCommand(buildCommand(subcommand, parts, finish));
  }
  // Otherwise a mistyped subcommand would be called one argument too many.
  if (description.subcommands !== undefined) command.allowExcessArguments(true);
  return command.action(async () => finish(await runCommand(description, command, parts.surroundings)));
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

function configure(command: Command, { stdout, stderr }: ProgramParts): Command {
  return command
    .exitOverride()
    .showSuggestionAfterError(true)
    .helpOption('-h, --help', 'print this help')
    .configureHelp(HELP_LAYOUT)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      // Errors are printed in one place, report-error.ts.
      outputError: () => undefined,
    });
}

function addOptions(command: Command, options: OptionSet, group = 'Options:'): void {
  for (const [key, option] of Object.entries(options)) {
    command.addOption(buildOption(key, option).helpGroup(group));
  }
}

function buildOption(key: string, option: Option<unknown>): CommanderOption {
  const { placeholder, fallback, repeatable } = option;
  const notes = [fallback && `default: ${fallback}`, repeatable && 'repeatable'].filter(Boolean).join(', ');
  const built = new CommanderOption(
    placeholder === undefined ? optionName(key) : `${optionName(key)} <${placeholder}>`,
    notes === '' ? option.summary : `${option.summary} (${notes})`,
  );
  if (placeholder === undefined) return built;
  return built.argParser((value: string, given: readonly string[] | undefined) => [...(given ?? []), value]);
}

export function globalsOf({ globals }: CommandDescription): OptionSet {
  const names = Object.keys(GLOBAL_OPTIONS) as (keyof typeof GLOBAL_OPTIONS)[];
  const used = names.filter((name) => globals.includes(name) || ALWAYS.includes(name));
  return Object.fromEntries(used.map((name) => [name, GLOBAL_OPTIONS[name]]));
}

async function runCommand(
  description: CommandDescription,
  command: Command,
  { openOutput, ...surroundings }: Surroundings,
): Promise<ExitCode> {
  refuseUnknownSubcommand(description, command.args);
  const given = command.optsWithGlobals();
  const now = surroundings.now();
  const globals = readOptions(GLOBAL_OPTIONS, given, now) as GlobalOptions;
  checkGlobalOptions(globals);
  return description.run({
    ...surroundings,
    arguments: readArguments(description, command),
    options: readOptions(description.options, given, now) as never,
    globals,
    output: openOutput(globals),
  });
}

function refuseUnknownSubcommand(
  { name, subcommands, ...rest }: CommandDescription,
  words: readonly string[],
): void {
  const word = words[Object.keys(rest.arguments).length];
  if (subcommands === undefined || word === undefined) return;
  const names = subcommands.map((subcommand) => subcommand.name);
  const [closest] = closestNames(word, names);
  throw new UserError({
    what: `unknown command '${word}'`,
    where: name,
    next: `${closest === undefined ? `It has ${names.join(', ')}.` : `Did you mean ${closest}?`} See orgtrail ${name} --help.`,
  });
}

function readArguments(
  description: CommandDescription,
  command: Command,
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.keys(description.arguments).map((name, index) => [name, command.args[index]]),
  );
}

function readOptions(
  options: OptionSet,
  given: Readonly<Record<string, unknown>>,
  now: number,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(options).map(([key, option]) => [
      key,
      option.read(textsOf(key, given), { name: optionName(key), now }),
    ]),
  );
}

/** Commander keeps `--no-color` as `color: false`, a flag as `true` and everything else as the list made above. */
function textsOf(key: string, given: Readonly<Record<string, unknown>>): readonly string[] {
  const negated = /^no[A-Z]/.test(key);
  if (negated) return given[key.charAt(2).toLowerCase() + key.slice(3)] === false ? [''] : [];
  const value = given[key];
  if (value === true) return [''];
  return Array.isArray(value) ? value : [];
}

/** Commander throws where it would have left the process: after `--help`, and for what it does not understand. */
function endParsing(error: unknown, verb: string | undefined): ExitCode {
  if (!(error instanceof CommanderError)) throw error;
  if (error.exitCode === 0) return EXIT.clean;
  const [what = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const help = verb === undefined ? 'See orgtrail --help.' : `See orgtrail ${verb} --help.`;
  throw new UserError({
    what,
    ...(verb === undefined ? {} : { where: verb }),
    next: suggestion === undefined ? help : `${suggestion.replace(/^\(|\)$/g, '')} ${help}`,
  });
}
