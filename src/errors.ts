/**
 * The family of errors that orgtrail throws on purpose.
 *
 *     Error
 *     └── UserError            the user can act on it; the command line prints it without a stack trace, exit code 2
 *         └── RefusedCallError  AWS did not do what it was asked for, and says why
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
  /** Each of several troubles, one line each. */
  readonly details?: readonly string[];
  readonly cause?: unknown;
}

export class UserError extends Error {
  override readonly name = 'UserError';
  readonly what: string;
  readonly where: string | undefined;
  readonly next: string | undefined;
  readonly details: readonly string[];

  constructor(parts: UserErrorParts) {
    super(parts.where === undefined ? parts.what : `${parts.where}: ${parts.what}`, { cause: parts.cause });
    this.what = parts.what;
    this.where = parts.where;
    this.next = parts.next;
    this.details = parts.details ?? [];
  }
}

export interface RefusedCall {
  /** As an IAM policy names it: `cloudtrail:CreateTrail`. */
  readonly action: string;
  /** The error's name: `AccessDeniedException`. */
  readonly code: string;
  /** The service's own words. */
  readonly detail: string;
  /** The account and Region that were asked. */
  readonly where: string;
  readonly next?: string;
  readonly cause?: unknown;
}

/**
 * Changing an organization is a long row of calls, of which the first that is refused ends its step. The
 * step turns it into a result; nothing else has to look at it in between.
 */
export class RefusedCallError extends UserError {
  readonly action: string;
  readonly code: string;

  constructor({ action, code, detail, where, next, cause }: RefusedCall) {
    super({
      what: `${action} was refused: ${code}: ${detail}`,
      where,
      ...(next !== undefined && { next }),
      cause,
    });
    this.action = action;
    this.code = code;
  }
}
