import type { Json, JsonObject } from '../record/index.js';
import { type ApiShape, apisOf, type CallContext, type Failure, read, write } from './api.js';

/** A call on a bucket names its sub-resource as an empty parameter: `"acl":""`. */
function bucketRead(subresource: string, failure?: Failure): ApiShape {
  return read((call) => bucketRequest(call, subresource), {
    resources: bucketResource,
    ...(failure === undefined ? {} : { failure }),
  });
}

function bucketWrite(subresource: string, body: (call: CallContext) => JsonObject): ApiShape {
  return write((call) => ({ ...bucketRequest(call, subresource), ...body(call) }), undefined, {
    resources: bucketResource,
  });
}

export function bucketRequest(call: CallContext, subresource: string, bucket?: string): JsonObject {
  const bucketName = bucket ?? call.random.pick(call.resources.buckets);
  return {
    bucketName,
    Host: `${bucketName}.s3.${call.region}.amazonaws.com`,
    ...(subresource === '' ? {} : { [subresource]: '' }),
  };
}

function bucketResource(call: CallContext, request: JsonObject) {
  return [
    {
      accountId: call.account.id,
      type: 'AWS::S3::Bucket',
      ARN: `arn:aws:s3:::${String(request['bucketName'])}`,
    },
  ];
}

const missing = (rate: number, errorCode: string, what: string): Failure => [rate, errorCode, `The ${what}`];
const xmlns = 'http://s3.amazonaws.com/doc/2006-03-01/';

export const s3 = apisOf(
  {
    source: 's3.amazonaws.com',
    prefix: 's3',
    eventVersion: '1.11',
    keepsRefusedRequest: true,
    bracketsUserAgent: true,
    throttled: ['SlowDown', 'Please reduce your request rate.'],
    host: (call, request) => String(request?.['Host'] ?? `s3.${call.region}.amazonaws.com`),
    additional: ({ random }) => ({
      SignatureVersion: 'SigV4',
      CipherSuite: 'TLS_AES_128_GCM_SHA256',
      bytesTransferredIn: 0,
      AuthenticationMethod: 'AuthHeader',
      'x-amz-id-2': `${random.base64(75)}=`,
      bytesTransferredOut: random.between(90, 6000),
    }),
  },
  {
    's3:ListBuckets': read((call) => ({ Host: `s3.${call.region}.amazonaws.com` })),
    's3:GetBucketAcl': bucketRead('acl'),
    's3:GetBucketCors': bucketRead(
      'cors',
      missing(0.7, 'NoSuchCORSConfiguration', 'CORS configuration does not exist'),
    ),
    's3:GetBucketEncryption': bucketRead('encryption'),
    's3:GetBucketLifecycle': bucketRead(
      'lifecycle',
      missing(0.4, 'NoSuchLifecycleConfiguration', 'lifecycle configuration does not exist'),
    ),
    's3:GetBucketLocation': bucketRead('location'),
    's3:GetBucketLogging': bucketRead('logging'),
    's3:GetBucketNotification': bucketRead('notification'),
    's3:GetBucketObjectLockConfiguration': bucketRead(
      'object-lock',
      missing(
        0.8,
        'ObjectLockConfigurationNotFoundError',
        'Object Lock configuration does not exist for this bucket',
      ),
    ),
    's3:GetBucketOwnershipControls': bucketRead('ownershipControls'),
    's3:GetBucketPolicy': bucketRead(
      'policy',
      missing(0.3, 'NoSuchBucketPolicy', 'bucket policy does not exist'),
    ),
    's3:GetBucketPolicyStatus': bucketRead('policyStatus'),
    's3:GetBucketPublicAccessBlock': bucketRead('publicAccessBlock'),
    's3:GetBucketReplication': bucketRead(
      'replication',
      missing(0.8, 'ReplicationConfigurationNotFoundError', 'replication configuration was not found'),
    ),
    's3:GetBucketTagging': bucketRead('tagging', missing(0.2, 'NoSuchTagSet', 'TagSet does not exist')),
    's3:GetBucketVersioning': bucketRead('versioning'),
    's3:GetBucketWebsite': bucketRead(
      'website',
      missing(0.9, 'NoSuchWebsiteConfiguration', 'specified bucket does not have a website configuration'),
    ),
    's3:HeadBucket': bucketRead('', missing(0.05, 'NoSuchBucket', 'specified bucket does not exist')),
    's3:GetAccountPublicAccessBlock': read((call) => ({
      Host: `${call.account.id}.s3-control.${call.region}.amazonaws.com`,
    })),
    's3:CreateBucket': bucketWrite('', () => ({ 'x-amz-acl': 'private' })),
    's3:DeleteBucket': bucketWrite('', () => ({})),
    's3:PutBucketTagging': bucketWrite('tagging', () => ({
      Tagging: {
        xmlns,
        TagSet: {
          Tag: [
            { Key: 'team', Value: 'platform' },
            { Key: 'data-class', Value: 'internal' },
          ],
        },
      },
    })),
    's3:PutBucketVersioning': bucketWrite('versioning', () => ({
      VersioningConfiguration: { xmlns, Status: 'Enabled' },
    })),
    's3:PutBucketEncryption': bucketWrite('encryption', () => ({
      ServerSideEncryptionConfiguration: {
        xmlns,
        Rule: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' }, BucketKeyEnabled: true },
      },
    })),
    's3:PutBucketPublicAccessBlock': bucketWrite('publicAccessBlock', () => ({
      PublicAccessBlockConfiguration: {
        xmlns,
        RestrictPublicBuckets: true,
        BlockPublicPolicy: true,
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
      },
    })),
    's3:PutBucketLifecycle': bucketWrite('lifecycle', () => lifecycle('expire-old-exports', 'exports/', 400)),
    's3:PutBucketPolicy': write(
      (call) => {
        const request = bucketRequest(call, 'policy');
        return { ...request, bucketPolicy: tlsOnlyPolicy(String(request['bucketName'])) };
      },
      undefined,
      { resources: bucketResource },
    ),
  },
);

export function lifecycle(id: string, prefix: string, days: number): JsonObject {
  const rule: Json = { ID: id, Status: 'Enabled', Filter: { Prefix: prefix }, Expiration: { Days: days } };
  return { LifecycleConfiguration: { xmlns, Rule: rule } };
}

function tlsOnlyPolicy(bucketName: string): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DenyPlainHttp',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${bucketName}`, `arn:aws:s3:::${bucketName}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}
