import { GetBucketReplicationCommand, type ReplicationRule as S3Rule } from '@aws-sdk/client-s3';
import type { Answer, ReplicationRule } from '../../audit/index.js';
import { type AccountId, parseAccountId, type Region } from '../../cloudtrail/index.js';
import { known } from './ask.js';
import { bucketRegion, objectLock } from './log-bucket.js';
import type { Session } from './session.js';

/** Where a bucket is copied to, and whether the copies are locked too: asked in the account that owns them. */
export async function collectReplication(
  session: Session,
  region: Region,
  Bucket: string,
  enter: (accountId: AccountId) => Promise<Session>,
): Promise<Answer<readonly ReplicationRule[]>> {
  const answer = await session.ask(
    's3:GetBucketReplication',
    region,
    (client, options) => client.send(new GetBucketReplicationCommand({ Bucket }), options),
    { ReplicationConfigurationNotFoundError: () => null },
  );
  if (answer.kind === 'unknown') return answer;
  const rules: ReplicationRule[] = [];
  for (const rule of answer.value?.ReplicationConfiguration?.Rules ?? []) {
    const targetAccountId = parseAccountId(rule.Destination?.Account ?? '');
    const target = targetAccountId === undefined ? session : await enter(targetAccountId);
    const read = readRule(rule);
    rules.push({
      ...read,
      ...(targetAccountId !== undefined && { targetAccountId }),
      targetRegion: await bucketRegion(target, region, read.targetBucket),
      targetObjectLock: await objectLock(target, region, read.targetBucket),
    });
  }
  return known(rules);
}

function readRule(rule: S3Rule): Pick<ReplicationRule, 'id' | 'enabled' | 'prefix' | 'targetBucket'> {
  const filter = { ...rule.Filter, ...rule.Filter?.And };
  return {
    id: rule.ID ?? '',
    enabled: rule.Status === 'Enabled',
    prefix: filter.Prefix ?? rule.Prefix ?? '',
    targetBucket: (rule.Destination?.Bucket ?? '').split(':').at(-1)!,
  };
}
