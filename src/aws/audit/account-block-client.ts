import type { S3Client } from '@aws-sdk/client-s3';
import { createS3Client, type S3ClientOptions } from '../s3-client.js';

interface RestRequest {
  hostname: string;
  path: string;
  query: Record<string, unknown>;
  headers: Record<string, string>;
}

/**
 * A client whose GetPublicAccessBlock asks for the block of the account that `Bucket` names. The account's is
 * S3 Control's, which signs, answers and refuses as S3 does, so that its own SDK package is not needed.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html
 */
export function createAccountBlockClient(options: S3ClientOptions & { readonly region: string }): S3Client {
  const client = createS3Client(options);
  client.middlewareStack.add(
    (next) => async (args) => {
      const accountId = (args.input as { readonly Bucket?: string }).Bucket ?? '';
      toAccount(args.request as RestRequest, accountId, options.region);
      return next(args);
    },
    { name: 'askForTheAccount', step: 'build', priority: 'low' },
  );
  return client;
}

function toAccount(request: RestRequest, accountId: string, region: string): void {
  request.path = '/v20180820/configuration/publicAccessBlock';
  request.query = {};
  request.headers['x-amz-account-id'] = accountId;
  const [, suffix] = /(amazonaws\.com(?:\.cn)?)$/.exec(request.hostname) ?? [];
  // Any other endpoint was given, and answers for all of S3.
  if (suffix === undefined) return;
  request.hostname = `${accountId}.s3-control.${region}.${suffix}`;
  // Written before by the SDK, of the bucket's host, and signed.
  request.headers['host'] = request.hostname;
}
