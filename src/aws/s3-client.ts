import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { UserError } from '../errors.js';
import type { PoolOptions } from './ask-through-pool.js';
import { disableVersionWarning } from './client-settings.js';

export interface S3ClientOptions {
  /** Default: AWS_REGION or the profile's, else us-east-1; a bucket elsewhere is followed to its Region. */
  readonly region?: string;
  /** A profile of the AWS configuration files. */
  readonly profile?: string;
  /** Another service that speaks S3. Default: AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL. */
  readonly endpointUrl?: string;
  /** Default: the SDK's chain of environment, profile, single sign-on, container and instance. */
  readonly credentials?: NonNullable<S3ClientConfig['credentials']>;
  /** Tries of one request, with growing waits between them. */
  readonly maximumAttempts?: number;
  /** Connections at once; further requests wait for one. */
  readonly connections?: number;
}

const defaultAttempts = 8;

/** How a client of `createS3Client` connects. */
export const s3Connections: PoolOptions = {
  afterObjects: 32,
  // Answers of S3 take tens of milliseconds, so that the number of connections decides how fast many small ones come.
  connections: 128,
  secondsToConnect: 10,
  secondsOfSilence: 60,
};

/** An S3 client with the settings that reading evidence asks for. Nothing is sent yet. */
export function createS3Client(options: S3ClientOptions = {}): S3Client {
  disableVersionWarning();
  const { profile, credentials } = options;
  const endpoint = endpointOf(options);
  const chosen = {
    ...(profile !== undefined && { profile }),
    ...(credentials !== undefined && { credentials }),
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
  };
  const region = openRegion(options);
  const client = new S3Client({
    ...chosen,
    region: region.get,
    followRegionRedirects: true,
    // Other services than AWS's refuse or miscount the checksums that the SDK adds by default.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // Not adaptive: after a first SlowDown that mode goes down to one request in two seconds.
    retryMode: 'standard',
    maxAttempts: options.maximumAttempts ?? defaultAttempts,
    requestHandler: requestHandler(options.connections ?? s3Connections.connections),
  });
  learnRegion(client, region);
  return client;
}

/** Node's own http, which leaves a body with `Content-Encoding: gzip` as it is. */
function requestHandler(maxSockets: number): NonNullable<S3ClientConfig['requestHandler']> {
  return {
    connectionTimeout: s3Connections.secondsToConnect * 1000,
    socketTimeout: s3Connections.secondsOfSilence * 1000,
    // Requests that wait for a connection are meant to wait; the SDK would warn on stderr.
    socketAcquisitionWarningTimeout: 24 * 60 * 60 * 1000,
    httpAgent: { keepAlive: true, maxSockets },
    httpsAgent: { keepAlive: true, maxSockets },
  };
}

/** The SDK reads these variables too, but would go on to name the bucket in the host. */
function endpointOf({ endpointUrl }: S3ClientOptions): string | undefined {
  const text = endpointUrl ?? process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'];
  if (text === undefined || text === '') return undefined;
  const protocol = URL.canParse(text) ? new URL(text).protocol : undefined;
  if (protocol === 'http:' || protocol === 'https:') return text;
  throw new UserError({
    what: 'not an http:// or https:// URL',
    where: `endpoint URL ${JSON.stringify(text)}`,
    next: 'Write it like https://s3.example.com.',
  });
}

interface ClientRegion {
  get(): Promise<string>;
  set(region: string): void;
}

/** S3 answers from any Region where a bucket is, so a missing Region need not stop anybody. */
function openRegion({ region, profile }: S3ClientOptions): ClientRegion {
  let known = region;
  return {
    get: async () => (known ??= await configuredRegion(profile)),
    set: (region) => {
      known = region;
    },
  };
}

/** The Region that the environment or the profile names, else us-east-1. */
export async function configuredRegion(profile: string | undefined): Promise<string> {
  disableVersionWarning();
  const client = new S3Client(profile === undefined ? {} : { profile });
  try {
    return await client.config.region();
  } catch {
    return 'us-east-1';
  } finally {
    client.destroy();
  }
}

/** The SDK follows a redirect for one request only, and would ask the wrong Region first every time. */
function learnRegion(client: S3Client, region: ClientRegion): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        const actual = redirectRegion(error);
        if (actual !== undefined) region.set(actual);
        throw error;
      }
    },
    { name: 'learnRegion', step: 'finalizeRequest' },
  );
}

function redirectRegion(error: unknown): string | undefined {
  const { $metadata, $response } = error as {
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
  };
  return $metadata?.httpStatusCode === 301 ? $response?.headers?.['x-amz-bucket-region'] : undefined;
}
