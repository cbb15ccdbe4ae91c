import { UserError } from '../errors.js';
import { dim, red } from '../report/index.js';
import { EXIT, type ExitCode } from './exit.js';
import type { Output } from './output.js';
import { asSystemError } from './system-error.js';

interface ErrorContext {
  readonly output: Output;
  readonly json: boolean;
  readonly debug: boolean;
  readonly interrupted: boolean;
}

const BUG = 'this is a bug: ';
const INTERRUPTED = { what: 'interrupted', next: 'Run the same command again to go on.' } as const;

/** The one place that prints errors: what, where and what to do next; the stack only for bugs and `--debug`. */
export function reportError(error: unknown, { output, json, debug, interrupted }: ErrorContext): ExitCode {
  // Whatever an engine threw while it was being stopped, the reason is that it was stopped.
  const known = interrupted ? new UserError({ ...INTERRUPTED, cause: error }) : asUserError(error);
  output.complain([red('orgtrail: '), known.message]);
  for (const detail of known.details) output.complain(`  ${detail}`);
  if (known.next !== undefined) output.complain(known.next);
  if (debug || known.what.startsWith(BUG)) printStack(error, output);
  if (json) output.document(errorDocument(known));
  return EXIT.unfinished;
}

function asUserError(error: unknown): UserError {
  if (error instanceof UserError) return error;
  const system = asSystemError(error);
  if (system !== undefined) return system;
  const message = error instanceof Error ? error.message : String(error);
  return new UserError({
    what: `${BUG}${message}`,
    next: 'Please report it with the lines below.',
    cause: error,
  });
}

function errorDocument({ what, where, next, details }: UserError): unknown {
  const error = { what, where: where ?? null, next: next ?? null, ...(details.length > 0 && { details }) };
  return { schema: 'orgtrail.error/1', error };
}

function printStack(error: unknown, output: Output): void {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    for (const line of (cause.stack ?? cause.message).split('\n')) output.complain([dim(line)]);
  }
}
