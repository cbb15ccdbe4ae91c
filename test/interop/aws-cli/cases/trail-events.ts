import { createHash } from 'node:crypto';

import type { DigestFile, DigestLogFile } from '../../../../src/cloudtrail/index.js';
import { type BucketTree, deflate } from '../bucket-tree.js';
import type { Chain } from '../chain.js';

export interface TrailEvent {
  /** `StopLogging`, at the end of which hour it is called. */
  readonly name: string;
  /** `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly time: string;
}

/** Delivers a log file with one call about the trail, in the account and Region of the chain, and gives the digest's entry for it. */
export function deliverTrailEvent(tree: BucketTree, chain: Chain, event: TrailEvent): DigestLogFile {
  const { organization } = tree;
  const { accountId, region } = chain;
  const content = Buffer.from(JSON.stringify({ Records: [recordOf(event, chain, organization.trail.arn)] }));
  const [day, time] = [event.time.slice(0, 10), event.time.slice(11, 16)];
  const name = `${accountId}_CloudTrail_${region}_${day.replaceAll('-', '')}T${time.replace(':', '')}Z`;
  const folder = `AWSLogs/${organization.organizationId}/${accountId}/CloudTrail/${region}`;
  const key = `${folder}/${day.replaceAll('-', '/')}/${name}_${event.name.padEnd(16, '0')}.json.gz`;
  tree.objects.set(key, { body: deflate(content), metadata: {}, lastModified: new Date(event.time) });
  return {
    s3Bucket: organization.trail.bucket,
    s3Object: key,
    hashValue: createHash('sha256').update(content).digest('hex'),
    hashAlgorithm: 'SHA-256',
    newestEventTime: event.time,
    oldestEventTime: event.time,
  };
}

const recordOf = ({ name, time }: TrailEvent, { accountId, region }: Chain, trailArn: string) => ({
  eventVersion: '1.11',
  userIdentity: {
    type: 'IAMUser',
    principalId: 'AIDAEXAMPLEUSERID0000',
    arn: `arn:aws:iam::${accountId}:user/operator`,
    accountId,
    userName: 'operator',
  },
  eventTime: time,
  eventSource: 'cloudtrail.amazonaws.com',
  eventName: name,
  awsRegion: region,
  sourceIPAddress: '192.0.2.7',
  userAgent: 'aws-cli',
  requestParameters: { name: trailArn },
  responseElements: null,
  eventID: `00000000-0000-4000-8000-${Buffer.from(name).toString('hex').padEnd(12, '0').slice(0, 12)}`,
  readOnly: false,
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: accountId,
  eventCategory: 'Management',
});

/** The digest with one more log file in its list. */
export const listing = (digest: DigestFile, ...logFiles: readonly DigestLogFile[]): DigestFile => ({
  ...digest,
  logFiles: [...digest.logFiles, ...logFiles],
});
