import type { S3ClientConfig } from '@aws-sdk/client-s3';

/** What a client of a service other than S3 is made with. */
export interface ServiceOptions {
  /** A profile of the AWS configuration files. */
  readonly profile?: string;
  /** Default: the SDK's chain of environment, profile, single sign-on, container and instance. */
  readonly credentials?: NonNullable<S3ClientConfig['credentials']>;
  /** Default: the service's own, or AWS_ENDPOINT_URL_CLOUDTRAIL and its like, or AWS_ENDPOINT_URL. */
  readonly endpointUrl?: string;
  /** Tries of one request, with growing waits between them. */
  readonly maximumAttempts?: number;
  readonly signal?: AbortSignal;
}

const defaultAttempts = 6;
const secondsToConnect = 10;
const secondsOfSilence = 30;

/** The same for every service; the SDK asks for nothing more but a Region. */
export function serviceConfig(options: ServiceOptions) {
  disableVersionWarning();
  const { profile, credentials, endpointUrl, maximumAttempts } = options;
  return {
    ...(profile !== undefined && { profile }),
    ...(credentials !== undefined && { credentials }),
    ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
    retryMode: 'standard',
    maxAttempts: maximumAttempts ?? defaultAttempts,
    requestHandler: {
      connectionTimeout: secondsToConnect * 1000,
      socketTimeout: secondsOfSilence * 1000,
    },
  };
}

/** How a single request of a client is sent. */
export function requestOptions({ signal }: ServiceOptions) {
  return signal === undefined ? {} : { abortSignal: signal };
}

/** The SDK writes a paragraph about Node versions to stderr, which nobody who runs a command can act on. */
export function disableVersionWarning(): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
}
