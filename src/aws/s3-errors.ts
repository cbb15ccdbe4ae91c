import { UserError } from '../errors.js';
import type { Unavailable } from '../storage/index.js';
import {
  describeSdkError,
  isTransient,
  isUnreachable,
  type SdkError,
  type SignInTrouble,
  signInTrouble,
} from './sdk-errors.js';

/**
 * What an error of the SDK means for one object or listing. Throws a UserError for what no other
 * object of the location escapes (no such bucket, expired credentials, wrong Region, no network), and
 * the error itself when it is a bug or the caller's own abort.
 * Codes: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function unavailableObject(error: unknown, location: string): Unavailable {
  if (!(error instanceof Error) || error.name === 'AbortError') throw error;
  const fatal = fatalReason(error, location);
  if (fatal !== undefined) throw fatal;
  const kind = kindOf(error);
  if (kind === undefined) throw error;
  return { kind, detail: describeSdkError(error) };
}

function kindOf(error: SdkError): Unavailable['kind'] | undefined {
  const status = error.$metadata?.httpStatusCode;
  if (error.name === 'InvalidObjectState') return 'archived';
  // A disabled or deleted KMS key comes as KMS.DisabledException and the like, with 400.
  if (error.name.startsWith('KMS.') || status === 401 || status === 403) return 'denied';
  // 405: the version asked for is a delete marker.
  if (status === 404 || status === 405) return 'missing';
  if (isTransient(error)) return 'throttled';
  return error.$metadata === undefined ? undefined : 'unreadable';
}

/** The error that ends the run, or undefined when others may fare better. */
function fatalReason(error: SdkError, where: string): UserError | undefined {
  const reason = (what: string, next: string) => new UserError({ what, where, next, cause: error });
  const detail = describeSdkError(error);
  switch (fatalKind(error)) {
    case undefined:
      return undefined;
    case 'no-bucket':
      return reason(
        'no such bucket',
        'Check the name, and the account and Region that you are signed in to.',
      );
    case 'bucket-name':
      return reason('not a name that a bucket can have', 'Write s3://bucket/prefix.');
    case 'expired':
      return reason(
        `the AWS credentials have expired (${detail})`,
        'Sign in again, for example with aws sso login, and run the same command.',
      );
    case 'refused':
      return reason(
        `AWS does not accept the credentials (${detail})`,
        'Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or the profile.',
      );
    case 'no-credentials':
      return reason(
        `no AWS credentials (${detail})`,
        'Sign in, for example with aws sso login, or pass --profile.',
      );
    case 'region':
      return reason(
        `the bucket is in another Region (${detail})`,
        `Set AWS_REGION=${bucketRegion(error) ?? 'to the Region of the bucket'} and run the same command.`,
      );
    case 'clock':
      return reason(
        'the clock of this machine is wrong',
        'Set it right: AWS refuses requests signed 15 minutes off.',
      );
    case 'network':
      return reason(`S3 cannot be reached (${detail})`, 'Check the network, the proxy and --endpoint-url.');
  }
}

type FatalKind = SignInTrouble | 'no-bucket' | 'bucket-name' | 'region' | 'clock' | 'network';

const fatalNames: Readonly<Record<string, FatalKind>> = {
  NoSuchBucket: 'no-bucket',
  InvalidBucketName: 'bucket-name',
  PermanentRedirect: 'region',
  TemporaryRedirect: 'region',
  AuthorizationHeaderMalformed: 'region',
  IllegalLocationConstraintException: 'region',
  RequestTimeTooSkewed: 'clock',
};

function fatalKind(error: SdkError): FatalKind | undefined {
  const trouble = signInTrouble(error);
  if (trouble !== undefined) return trouble;
  if (Object.hasOwn(fatalNames, error.name)) return fatalNames[error.name];
  return isUnreachable(error) ? 'network' : undefined;
}

function bucketRegion(error: SdkError): string | undefined {
  return error.$response?.headers?.['x-amz-bucket-region'] ?? error.Region;
}
