import { defineCheck, judgeProblems, type Problem } from '../../check/index.js';
import {
  type Answer,
  type BucketEncryption,
  chainAnswer,
  type KeyFacts,
  known,
  mapAnswer,
  notAsked,
} from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { ofBucket } from './of-bucket.js';

/** The default holds for whatever is written without a word about encryption. */
export const bkt14 = defineCheck({
  id: 'BKT-14',
  title: "The log bucket encrypts with the trail's key",
  severity: 'medium',
  mappings: {
    cis: ['4.5'],
    securityHub: ['S3.17'],
    nist80053: ['AU-9', 'SC-28'],
    pciDss: ['3.5.1'],
    soc2: ['PI1.4'],
  },
  run: (audit) =>
    ofBucket(audit, (bucket, place) =>
      judgeProblems(
        [chainAnswer(bucket.encryption, (encryption) => problemsOf(encryption, bucket.name, audit))],
        "new objects are encrypted with the trail's key",
        place,
      ),
    ),
});

function problemsOf(
  encryption: BucketEncryption | null,
  bucket: string,
  audit: Audit,
): Answer<readonly Problem[]> {
  return chainAnswer(audit.trail, (trail) => {
    const key = trail?.keyArn ?? audit.expectations.keyArn;
    const command = commandOf(bucket, key);
    if (encryption === null || !encryption.algorithm.startsWith('aws:kms'))
      return known([{ message: 'the bucket does not encrypt with a KMS key', remediation: command }]);
    const { keyArn } = encryption;
    if (keyArn === undefined)
      return known([
        { message: 'the bucket encrypts with the key that AWS manages for S3', remediation: command },
      ]);
    if (key === undefined || key === keyArn) return known([]);
    return mapAnswer(sameKey(keyArn, key, audit), (same) =>
      same
        ? []
        : [
            {
              message: `the bucket encrypts with ${keyArn}, and the trail with ${key}`,
              remediation: command,
            },
          ],
    );
  });
}

/** One may name the key and the other an alias of it. */
function sameKey(first: string, second: string, audit: Audit): Answer<boolean> {
  return chainAnswer(arnOf(first, audit), (one) => mapAnswer(arnOf(second, audit), (other) => one === other));
}

function arnOf(name: string, { snapshot }: Audit): Answer<string> {
  if (/:key\//.test(name)) return known(name);
  const facts: KeyFacts | undefined = snapshot.keys.find((key) => key.name === name);
  const question = { permission: 'kms:DescribeKey', operation: 'DescribeKey' };
  const accountId = name.split(':')[4] ?? '';
  return facts === undefined
    ? notAsked({ ...question, accountId })
    : mapAnswer(facts.description, ({ arn }) => arn);
}

function commandOf(bucket: string, key: string | undefined): string {
  const rule = `{SSEAlgorithm=aws:kms,KMSMasterKeyID=${key ?? 'the key of the trail'}}`;
  return `aws s3api put-bucket-encryption --bucket ${bucket} --server-side-encryption-configuration 'Rules=[{ApplyServerSideEncryptionByDefault=${rule}}]'`;
}
