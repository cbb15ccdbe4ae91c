/** What the SDK's errors have in common, whoever raised them. */
export interface SdkError extends Error {
  /** Node's, of a connection that failed. */
  readonly code?: string;
  /** S3 names the bucket's own Region in some errors. */
  readonly Region?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

/** One line: the error's name, the service's own words, the HTTP status where there is one. */
export function describeSdkError(error: SdkError): string {
  const status = error.$metadata?.httpStatusCode;
  const message = error.message.split('\n', 1)[0];
  return `${error.name}: ${message}${status === undefined ? '' : ` (HTTP ${status})`}`;
}

const transientNames: ReadonlySet<string> = new Set([
  'SlowDown',
  'RequestTimeout',
  'TimeoutError',
  'ConditionalRequestConflict',
  'ThrottlingException',
  'TooManyRequestsException',
]);
const transientCodes: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** Trouble that another try may not have; the SDK has made its own tries already. */
export function isTransient(error: SdkError): boolean {
  const status = error.$metadata?.httpStatusCode;
  return (
    transientNames.has(error.name) ||
    transientCodes.has(error.code ?? '') ||
    (status !== undefined && (status === 429 || status >= 500))
  );
}

const unreachable =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO|.*CERT.*|UNABLE_TO_VERIFY.*|ERR_TLS.*|ERR_SSL.*)$/;

/** No connection came about: name, network, proxy or certificate. */
export function isUnreachable(error: SdkError): boolean {
  return unreachable.test(error.code ?? '');
}

/** What is wrong with the credentials, whatever is asked for with them. */
export type SignInTrouble = 'expired' | 'refused' | 'no-credentials';

const signInNames: Readonly<Record<string, SignInTrouble>> = {
  ExpiredToken: 'expired',
  ExpiredTokenException: 'expired',
  RequestExpired: 'expired',
  TokenRefreshRequired: 'expired',
  InvalidAccessKeyId: 'refused',
  InvalidClientTokenId: 'refused',
  InvalidToken: 'refused',
  NotSignedUp: 'refused',
  SignatureDoesNotMatch: 'refused',
  UnrecognizedClientException: 'refused',
  CredentialsProviderError: 'no-credentials',
  TokenProviderError: 'no-credentials',
};

export function signInTrouble(error: SdkError): SignInTrouble | undefined {
  // A role that may not be assumed is the user's sign-in, not an object's policy.
  if (/\bsts:AssumeRole/.test(error.message)) return 'no-credentials';
  return Object.hasOwn(signInNames, error.name) ? signInNames[error.name] : undefined;
}
