/**
 * The family of errors that orgtrail throws on purpose.
 *
 *     Error
 *     └── UserError            the user can act on it; the command line prints it without a stack trace, exit code 2
 *
 * Expected trouble inside a run (a denied object, a damaged file) is a value, never an exception.
 * Any other exception is a bug and keeps its stack trace.
 */

export interface UserErrorParts {
  /** What went wrong, as a sentence without a full stop: `no such folder`. */
  readonly what: string;
  /** Where: the location, key, file, line or option concerned. */
  readonly where?: string;
  /** What to do next, as a sentence. */
  readonly next?: string;
  readonly cause?: unknown;
}

export class UserError extends Error {
  override readonly name = 'UserError';
  readonly what: string;
  readonly where: string | undefined;
  readonly next: string | undefined;

  constructor(parts: UserErrorParts) {
    super(parts.where === undefined ? parts.what : `${parts.where}: ${parts.what}`, { cause: parts.cause });
    this.what = parts.what;
    this.where = parts.where;
    this.next = parts.next;
  }
}
