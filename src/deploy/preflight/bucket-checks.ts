import type { TrailFacts } from '../access/index.js';
import type { PreflightInput } from './preflight.js';
import { pass, type PreflightFinding, refusal, warning } from './preflight-finding.js';

/** Bucket names are one space for all of AWS, and a stack does not take over a bucket that is there. */
export async function checkLogBucket(
  { cloud, target, manifest }: PreflightInput,
  adopted: TrailFacts | undefined,
): Promise<readonly PreflightFinding[]> {
  const name = adopted?.bucket ?? target.logBucket.name;
  const account = cloud.account(target.accounts.logArchive);
  const owner = await account.buckets(target.logBucket.region).ownerOf(name);
  if (adopted !== undefined)
    return [judgeAdopted(name, owner === 'this-account', target.accounts.logArchive)];
  if (owner === 'nobody') return [pass('log-bucket', `the name s3://${name} is free`)];
  if (owner === 'unreachable') {
    const next =
      'Choose another logBucket.name, or allow the deployer s3:ListBucket when the bucket is yours.';
    return [refusal('log-bucket', `s3://${name} belongs to somebody else, or may not be looked at`, next)];
  }
  const unit = manifest.units.find(({ id }) => id === 'log-archive');
  const stack = unit && (await account.stacks(unit.region).describe(unit.name));
  if (stack !== undefined) return [pass('log-bucket', `s3://${name} is there`)];
  return [
    refusal(
      'log-bucket',
      `s3://${name} is there, and no stack of orgtrail made it or it was left by orgtrail destroy`,
      'Choose another logBucket.name. The old bucket keeps its logs; orgtrail ingest reads both.',
    ),
  ];
}

function judgeAdopted(name: string, isThere: boolean, logArchive: string): PreflightFinding {
  if (isThere) {
    return warning(
      'log-bucket',
      `the policy, versioning and lifecycle of the adopted bucket s3://${name} stay as they are`,
      'orgtrail audit judges them.',
    );
  }
  return refusal(
    'log-bucket',
    `the bucket s3://${name} of the adopted trail does not belong to the log archive account ${logArchive}, or its deployer may not look at it`,
    'Name the account that owns the bucket as accounts.logArchive.',
  );
}
