import type { Athena, Configuration } from '../../config/index.js';
import {
  ABORT_UPLOADS,
  denyPlainHttp,
  encryptedBy,
  expireAfter,
  PRIVATE,
} from '../log-archive/private-bucket.js';
import { attribute, ref, sub, type TemplatePart } from '../template/template.js';

/** A workgroup whose settings hold for every query: a limit, and answers that are encrypted and expire. */
export function workgroup({ accounts }: Configuration, athena: Athena): TemplatePart {
  return {
    Resources: {
      Workgroup: {
        Type: 'AWS::Athena::WorkGroup',
        Properties: {
          Name: athena.workgroup,
          Description: 'Questions over the organization trail',
          RecursiveDeleteOption: true,
          WorkGroupConfiguration: {
            EnforceWorkGroupConfiguration: true,
            PublishCloudWatchMetricsEnabled: true,
            BytesScannedCutoffPerQuery: athena.scanLimitBytes,
            EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
            ResultConfiguration: {
              OutputLocation: `s3://${athena.resultsBucket}/${athena.workgroup}/`,
              ExpectedBucketOwner: accounts.logArchive,
              EncryptionConfiguration: {
                EncryptionOption: 'SSE_KMS',
                KmsKey: attribute('ResultsKey', 'Arn'),
              },
            },
          },
        },
      },
    },
  };
}

/** Answers hold what the logs hold, so they are as private, but nobody has to keep them. */
export function resultsBucket({ partition }: Configuration, athena: Athena): TemplatePart {
  const bucketArn = `arn:${partition}:s3:::${athena.resultsBucket}`;
  return {
    Resources: {
      ResultsKey: {
        Type: 'AWS::KMS::Key',
        Properties: {
          Description: 'Answers of Athena over the organization trail',
          EnableKeyRotation: true,
          KeyPolicy: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'AccountAdministersKey',
                Effect: 'Allow',
                Principal: { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root') },
                Action: 'kms:*',
                Resource: '*',
              },
            ],
          },
        },
      },
      ResultsBucket: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: athena.resultsBucket,
          ...PRIVATE,
          BucketEncryption: encryptedBy(attribute('ResultsKey', 'Arn')),
          LifecycleConfiguration: { Rules: [expireAfter(athena.resultsExpireAfterDays), ABORT_UPLOADS] },
        },
      },
      ResultsBucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: ref('ResultsBucket'),
          PolicyDocument: { Version: '2012-10-17', Statement: [denyPlainHttp(bucketArn)] },
        },
      },
    },
    Outputs: {
      ResultsKeyArn: { Description: 'ARN of the key of the answers', Value: attribute('ResultsKey', 'Arn') },
    },
  };
}
