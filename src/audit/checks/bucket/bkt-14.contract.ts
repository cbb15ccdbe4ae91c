import { denied, KEY, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';

const ALIAS = 'arn:aws:kms:us-east-1:222222222222:alias/logs';

function encryptedWith(keyArn?: string) {
  return changeBucket((bucket) => {
    bucket.encryption = known({
      algorithm: 'aws:kms',
      bucketKeyEnabled: false,
      ...(keyArn !== undefined && { keyArn }),
    });
  });
}

export const cases: readonly CheckCase[] = [
  { name: "the bucket has the trail's key", status: 'pass' },
  {
    name: 'S3 encrypts with its own keys',
    change: changeBucket((bucket) => {
      bucket.encryption = known({ algorithm: 'AES256', bucketKeyEnabled: false });
    }),
    status: 'fail',
    says: [/does not encrypt with a KMS key/],
  },
  {
    name: 'the key is the one that AWS manages',
    change: encryptedWith(),
    status: 'fail',
    says: [/AWS manages for S3/],
  },
  {
    name: 'the key is another one',
    change: encryptedWith('arn:aws:kms:us-east-1:222222222222:key/other'),
    status: 'fail',
    says: [/key\/other, and the trail with/],
  },
  {
    name: 'the bucket names an alias of the same key',
    change: (draft) => {
      encryptedWith(ALIAS)(draft);
      draft.keys.push({ ...draft.keys[0]!, name: ALIAS });
    },
    status: 'pass',
  },
  {
    name: 'the bucket names an alias that nobody says more of',
    change: encryptedWith(ALIAS),
    status: 'unknown',
    says: [/kms:DescribeKey/],
  },
  {
    name: 'the encryption may not be read',
    change: changeBucket((bucket) => {
      bucket.encryption = denied('s3:GetEncryptionConfiguration', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/s3:GetEncryptionConfiguration/],
  },
  {
    name: 'the trail has no key, and orgtrail.yaml names the one of the bucket',
    change: (draft) => {
      for (const { inRegions } of draft.accounts)
        for (const { trails } of inRegions)
          if (trails.kind === 'known') for (const trail of trails.value) delete trail.keyArn;
    },
    expectations: { keyArn: KEY },
    status: 'pass',
  },
];
