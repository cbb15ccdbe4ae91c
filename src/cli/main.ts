#!/usr/bin/env node
import { fstatSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { COMMANDS } from './commands/index.js';
import { EXIT, type ExitCode } from './exit.js';
import type { GlobalOptions } from './global-options.js';
import { listenForInterruption } from './interruption.js';
import { createOutput, type Output } from './output.js';
import { runProgram } from './program.js';
import { readVersion } from './read-version.js';
import { reportError } from './report-error.js';

const argv = process.argv.slice(2);
const interruption = listenForInterruption(process, () => process.exit(EXIT.unfinished));
leaveWhenOutputEnds();
try {
  process.exitCode = await runProgram(programParts(), argv);
} catch (error) {
  process.exitCode = explain(error);
}
interruption.dispose();

function programParts() {
  return {
    commands: COMMANDS,
    version: readVersion(),
    stdout: process.stdout,
    stderr: process.stderr,
    surroundings: { openOutput, signal: interruption.signal, now: Date.now, readInput },
  };
}

function openOutput({ quiet, noColor }: Pick<GlobalOptions, 'quiet' | 'noColor'>): Output {
  const { stdout, stderr, env } = process;
  // https://no-color.org: any value but the empty one.
  const color = !noColor && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  return createOutput({ stdout, stderr, color, quiet, now: Date.now });
}

/** An error may come before the options are read, so this looks at the words themselves. */
function isGiven(option: string): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes(option);
}

/** Only a pipe of the shell or a redirected file: other inputs may stay open for ever without a word. */
async function readInput(): Promise<string | undefined> {
  const input = fstatSync(0);
  return input.isFIFO() || input.isFile() ? readAll(process.stdin) : undefined;
}

function explain(error: unknown): ExitCode {
  return reportError(error, {
    output: openOutput({ quiet: isGiven('--quiet'), noColor: isGiven('--no-color') }),
    json: isGiven('--json'),
    debug: isGiven('--debug'),
    interrupted: interruption.signal.aborted,
  });
}

/** `orgtrail query … | head` closes the pipe when it has seen enough, which is no error; a full disk is one. */
function leaveWhenOutputEnds(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? process.exitCode : explain(error));
  });
}
