import { defineCheck, judgeProblems, type Problem } from '../../check/index.js';
import {
  type AclGrant,
  type Answer,
  known,
  type LogBucketFacts,
  mapAnswer,
  type PublicAccessBlock,
} from '../../snapshot/index.js';
import { ofBucket } from './of-bucket.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export const bkt02 = defineCheck({
  id: 'BKT-02',
  title: 'The log bucket is not public and cannot become so',
  severity: 'critical',
  mappings: {
    securityHub: ['CloudTrail.6', 'S3.8'],
    nist80053: ['AC-3', 'AC-6'],
    pciDss: ['1.4.4', '10.3.1'],
    soc2: ['CC6.1'],
  },
  run: (audit) =>
    ofBucket(audit, (bucket, place) =>
      judgeProblems(
        [policyProblems(bucket), blockProblems(bucket), aclProblems(bucket)],
        'the bucket is not public, and all four settings that block public access are on',
        place,
      ),
    ),
});

function policyProblems({ isPublic, name }: LogBucketFacts): Answer<readonly Problem[]> {
  return mapAnswer(isPublic, (yes) =>
    yes ? [{ message: 'the bucket policy makes the bucket public', remediation: blockOf(name) }] : [],
  );
}

const SETTINGS = [
  'blockPublicAcls',
  'ignorePublicAcls',
  'blockPublicPolicy',
  'restrictPublicBuckets',
] as const satisfies readonly (keyof PublicAccessBlock)[];

/** S3 applies the stricter of the bucket's settings and the account's, setting by setting. */
function blockProblems(bucket: LogBucketFacts): Answer<readonly Problem[]> {
  const { publicAccessBlock: ofBucket, accountPublicAccessBlock: ofAccount, name } = bucket;
  const told = [ofBucket, ofAccount].filter((answer) => answer.kind === 'known');
  const open = SETTINGS.filter((setting) => !told.some(({ value }) => value?.[setting] === true));
  const missing = [ofBucket, ofAccount].find((answer) => answer.kind === 'unknown');
  if (open.length === 0) return known([]);
  if (missing !== undefined) return missing;
  const message = `public access is not blocked: ${open.join(', ')} off for bucket and account`;
  return known([{ message, remediation: blockOf(name) }]);
}

function aclProblems({ grants, name }: LogBucketFacts): Answer<readonly Problem[]> {
  return mapAnswer(grants, (all) =>
    all.filter(isForEverybody).map(({ grantee, permission }) => ({
      message: `the ACL grants ${permission} to ${grantee.split('/').at(-1)}`,
      remediation: `aws s3api put-bucket-ownership-controls --bucket ${name} --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'`,
    })),
  );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups */
function isForEverybody({ grantee }: AclGrant): boolean {
  return /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/.test(grantee);
}

function blockOf(name: string): string {
  return `aws s3api put-public-access-block --bucket ${name} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`;
}
