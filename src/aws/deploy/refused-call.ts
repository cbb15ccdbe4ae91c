import { RefusedCallError, UserError } from '../../errors.js';
import { describeSdkError, isTransient, isUnreachable, type SdkError, signInTrouble } from '../sdk-errors.js';

/** One service in one account and Region, as errors name it. */
export interface Service {
  /** As IAM policies write it before the colon: `cloudtrail`. */
  readonly name: string;
  /** `account 111122223333, us-east-1`. */
  readonly where: string;
}

/**
 * Sends one request. A refusal becomes a RefusedCallError, or the answer of `expected` when its name is among
 * those that mean "there is none".
 */
export async function call<Value, Other = never>(
  { name, where }: Service,
  operation: string,
  send: () => Promise<Value>,
  expected: Readonly<Record<string, (message: string) => Other | typeof UNEXPECTED>> = {},
): Promise<Value | Other> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'AbortError') throw error;
    const sdkError = error as SdkError;
    const other = expected[sdkError.name]?.(sdkError.message);
    if (other !== undefined && other !== UNEXPECTED) return other as Other;
    // Already explained by a call within this one, such as the one for credentials.
    if (error instanceof UserError) throw error;
    throw refused(sdkError, `${name}:${operation}`, where);
  }
}

/** Answers that say that there is none. */
export const NONE = Symbol('none');

export function none(): typeof NONE {
  return NONE;
}

/** The error has an expected name, and means something else. */
export const UNEXPECTED = Symbol('unexpected');

function refused(error: SdkError, action: string, where: string): Error {
  const isAnswer =
    error.$metadata !== undefined ||
    signInTrouble(error) !== undefined ||
    isUnreachable(error) ||
    isTransient(error);
  if (!isAnswer) return error;
  const detail = describeSdkError(error).replace(`${error.name}: `, '');
  return new RefusedCallError({
    action,
    code: error.name,
    detail,
    where,
    next: nextFor(error, action),
    cause: error,
  });
}

function nextFor(error: SdkError, action: string): string {
  const trouble = signInTrouble(error);
  if (trouble !== undefined)
    return 'Check the credentials and the trust policy of the deployer role: docs/deploy.md says who has to be let in.';
  if (
    /AccessDenied|NotAuthorized|UnauthorizedOperation/.test(error.name) ||
    error.$metadata?.httpStatusCode === 403
  ) {
    return `Allow ${action} to the deployer, or look for a policy of the organization that denies it.`;
  }
  if (isUnreachable(error)) return 'Check the network and AWS_ENDPOINT_URL.';
  if (isTransient(error)) return 'Run the same command again; it goes on here.';
  return 'Correct what it names and run the same command again; it goes on here.';
}
