import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type Configuration } from '../../../../src/config/index.js';
import { defaultRegions } from '../../../../src/organization/index.js';
import type { AuditFront } from './audit-front.js';
import { storageOf } from './build-log-bucket.js';
import { REGIONS, HOME } from './regions.js';

/**
 * One log and one digest of a quarter of an hour ago in every account and Region. One account delivers from all
 * Regions that none can disable, as AWS does: they are expected of an account that cannot be asked.
 */
export async function deliver(front: AuditFront, configuration: Configuration, accounts: readonly string[]) {
  const client = await storageOf(front, configuration.accounts.logArchive);
  front.world.hidden.add(folderOf(configuration, DEPARTED));
  for (const accountId of [...accounts, DEPARTED]) {
    for (const region of accountId === accounts[3] ? defaultRegions : REGIONS) {
      for (const Key of deliveredKeys(configuration, accountId, region)) {
        await client.send(new PutObjectCommand({ Bucket: configuration.logBucket.name, Key, Body: 'logs' }));
      }
    }
  }
}

export const DEPARTED = '999999999999';

export function deliveredKeys({ organization, trail }: Configuration, account: string, region: string) {
  const time = new Date(Date.now() - 15 * 60_000).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const day = `${time.slice(0, 4)}/${time.slice(4, 6)}/${time.slice(6, 8)}`;
  const folder = (category: string) => `AWSLogs/${organization.id}/${account}/${category}/${region}/${day}/`;
  const minute = `${time.slice(0, 13)}Z`;
  return [
    `${folder('CloudTrail')}${account}_CloudTrail_${region}_${minute}_0123456789abcdef.json.gz`,
    `${folder('CloudTrail-Digest')}${account}_CloudTrail-Digest_${region}_${trail.name}_${HOME}_${time}.json.gz`,
  ] as const;
}

export function folderOf({ organization }: Configuration, account: string): string {
  return `AWSLogs/${organization.id}/${account}/`;
}
