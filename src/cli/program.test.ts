import { describe, expect, it } from 'vitest';
import { UserError } from '../errors.js';
import { type CommandDescription, defineCommand, type Invocation } from './command.js';
import { COMMANDS } from './commands/index.js';
import { EXIT } from './exit.js';
import { GLOBAL_OPTIONS } from './global-options.js';
import { count, flag } from './option.js';
import { createOutput } from './output.js';
import { runProgram } from './program.js';

const now = Date.parse('2026-03-08T12:00:00Z');

/** Runs a command line over one verb that only remembers what it was given. */
async function run(argv: readonly string[], commands?: readonly CommandDescription[]) {
  const seen: Invocation<unknown, unknown>[] = [];
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text) };
  const exitCode = await runProgram(
    {
      commands: commands ?? [rememberingVerb(seen)],
      version: '9.9.9',
      stdout: stream,
      stderr: stream,
      surroundings: {
        openOutput: () =>
          createOutput({ stdout: stream, stderr: stream, color: false, quiet: false, now: () => now }),
        signal: new AbortController().signal,
        now: () => now,
        readInput: async () => undefined,
      },
    },
    argv,
  );
  return { exitCode, seen: seen[0], written: written.join('') };
}

function rememberingVerb(seen: Invocation<unknown, unknown>[]): CommandDescription {
  const remember = async (invocation: Invocation<unknown, unknown>) => {
    seen.push(invocation);
    return EXIT.findings;
  };
  const parts = {
    details: [],
    examples: [{ command: 'orgtrail read x', explains: 'read x' }],
    run: remember,
  };
  const inner = defineCommand({
    ...parts,
    name: 'again',
    summary: 'read again',
    arguments: {},
    options: {},
    globals: ['lake'],
  });
  return defineCommand({
    ...parts,
    name: 'read',
    summary: 'read something',
    arguments: { what: { required: false, summary: 'what to read' } },
    options: {
      times: count(1, { from: 1, to: 9 }, { placeholder: 'n', summary: 'how often' }),
      loud: flag('aloud'),
    },
    globals: ['lake', 'from', 'to', 'json'],
    subcommands: [inner],
  });
}

describe('runProgram', () => {
  it('gives a verb its arguments, options and global options as values, and returns its exit code', async () => {
    const { exitCode, seen } = await run([
      'read',
      'x',
      '--times',
      '3',
      '--from',
      '7d',
      '--no-color',
      '--json',
    ]);
    expect(exitCode).toBe(EXIT.findings);
    expect(seen).toMatchObject({
      arguments: { what: 'x' },
      options: { times: 3, loud: false },
      globals: {
        from: new Date('2026-03-01T12:00:00Z'),
        to: undefined,
        noColor: true,
        json: true,
        quiet: false,
      },
    });
  });

  it('fills in what was not given', async () => {
    const { seen } = await run(['read']);
    expect(seen).toMatchObject({
      arguments: { what: undefined },
      options: { times: 1 },
      globals: { lake: '.orgtrail/lake', account: [], noColor: false },
    });
  });

  it.each([[['read', 'again', '--lake', 'there']], [['read', '--lake', 'there', 'again']]])(
    'takes the options of %j for the subcommand',
    async (argv) => {
      expect((await run(argv)).seen?.globals.lake).toBe('there');
    },
  );

  it.each<[readonly string[], string, string]>([
    [['raed'], "unknown command 'raed'", 'Did you mean read? See orgtrail --help.'],
    [
      ['read', '--time', '3'],
      "read: unknown option '--time'",
      'Did you mean --times? See orgtrail read --help.',
    ],
    [['read', '--account', '1'], "read: unknown option '--account'", 'See orgtrail read --help.'],
    [
      ['read', '--times', '99'],
      '--times: "99" is not a whole number from 1 to 9',
      'Give --times a whole number from 1 to 9.',
    ],
    [['read', '--times'], "read: option '--times <n>' argument missing", 'See orgtrail read --help.'],
    [['read', 'a', 'agan'], "read: unknown command 'agan'", 'Did you mean again? See orgtrail read --help.'],
    [
      ['read', 'again', 'a'],
      "read again: too many arguments for 'again'. Expected 0 arguments but got 1.",
      'See orgtrail read again --help.',
    ],
    [
      ['read', '--from', 'yesterday'],
      '--from: "yesterday" is not a moment in time',
      'Give --from a moment such as 2026-03-01, 2026-03-01T08:30:00Z, 2026-03-01T08:30:00+01:00, or an age such as 90m, 12h, 7d, 4w.',
    ],
    [
      ['read', '--from', '2026-03-02', '--to', '2026-03-01'],
      '--from and --to: the range is empty: it starts at 2026-03-02T00:00:00.000Z and ends at 2026-03-01T00:00:00.000Z',
      'Give --from a moment before --to.',
    ],
    [
      ['read', '--lake', 's3://bucket/lake'],
      '--lake s3://bucket/lake: a lake in a bucket is not built yet; a lake is a folder',
      'Give --lake a folder. Its tables can be copied to a bucket and read there by Athena, Trino or Spark.',
    ],
  ])('refuses %j', async (argv, message, next) => {
    const error = await run(argv).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message, next });
  });

  it('prints help and asks for a verb when there is none', async () => {
    expect(await run([])).toMatchObject({
      exitCode: EXIT.unfinished,
      written: expect.stringContaining('Usage: orgtrail'),
    });
  });

  it('prints the version', async () => {
    expect(await run(['--version'])).toMatchObject({ exitCode: EXIT.clean, written: '9.9.9\n' });
  });
});

describe('every verb', () => {
  const all = COMMANDS.flatMap((command) => [command, ...(command.subcommands ?? [])]);

  it.each(all.map((command) => [command.name, command] as const))(
    '%s has examples that start with itself',
    (_name, command) => {
      expect(command.examples.length).toBeGreaterThan(0);
      for (const example of command.examples) expect(example.command).toMatch(/\borgtrail /);
    },
  );

  it.each(all.map((command) => [command.name, command] as const))(
    '%s names no option that is global',
    (_name, command) => {
      expect(Object.keys(command.options).filter((name) => name in GLOBAL_OPTIONS)).toEqual([]);
    },
  );

  it('shows its examples in its help', async () => {
    for (const command of COMMANDS) {
      const { written, exitCode } = await run([command.name, '--help'], COMMANDS);
      expect(exitCode).toBe(EXIT.clean);
      for (const example of command.examples) expect(written).toContain(example.command);
    }
  });
});
