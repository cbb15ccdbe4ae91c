import type { Unknown } from '../snapshot/index.js';

export type CheckStatus = 'pass' | 'fail' | 'unknown' | 'not-applicable';

/** What a check says of one place. */
export interface CheckResult extends Place {
  readonly status: CheckStatus;
  /** What is the case, as a sentence without a full stop; names what differs from what is expected. */
  readonly message: string;
  /** What to do: the exact command, or the step of `orgtrail deploy`. Of every fail. */
  readonly remediation?: string;
  /** Of every unknown that a call would answer: `cloudtrail:GetTrailStatus`. */
  readonly missingPermission?: string;
}

/** What a result is about. Absent parts are those of the organization as a whole. */
export interface Place {
  readonly accountId?: string;
  readonly region?: string;
  /** An ARN, or a name that is unambiguous in the account. */
  readonly resource?: string;
}

export function pass(message: string, place: Place = {}): CheckResult {
  return { status: 'pass', ...place, message };
}

export function fail(message: string, remediation: string, place: Place = {}): CheckResult {
  return { status: 'fail', ...place, message, remediation };
}

/** There is nothing to judge, which another check may have failed for. */
export function notApplicable(message: string, place: Place = {}): CheckResult {
  return { status: 'not-applicable', ...place, message };
}

/** The place is where the question was asked, unless a better one is given. */
export function unknown(answer: Unknown, place: Place = {}): CheckResult {
  const { accountId, region, permission } = answer;
  return {
    status: 'unknown',
    accountId,
    ...(region !== undefined && { region }),
    ...place,
    message: describeUnknown(answer),
    missingPermission: permission,
  };
}

/** All is answered, and what decides is not told or not evaluated: a condition of a policy, for example. */
export function undecided(because: string, place: Place): CheckResult {
  return { status: 'unknown', ...place, message: `it cannot be told: ${because}` };
}

function describeUnknown({ reason, permission, operation, message }: Unknown): string {
  switch (reason) {
    case 'denied':
      return `${operation} was denied, which needs ${permission}: ${message}`;
    case 'failed':
      return `${operation} (${permission}) failed: ${message}`;
    case 'not-asked':
      return `${operation} (${permission}) has no answer: ${message}`;
  }
}
