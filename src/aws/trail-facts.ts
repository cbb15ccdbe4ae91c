import type { Trail } from '@aws-sdk/client-cloudtrail';
import type { DeliveryError } from '../digest/index.js';
import { defaultRegions } from '../organization/index.js';
import { requestOptions, serviceConfig, type ServiceOptions } from './client-settings.js';
import { lookUp, type LookupTrouble } from './lookup.js';
import { configuredRegion } from './s3-client.js';

/** What CloudTrail says now of the trails that deliver to a bucket. */
export interface TrailFacts {
  /** Of whole keys: folders to which a trail delivers that does not write digests. */
  readonly unvalidatedPrefixes: readonly string[];
  /** Where CloudTrail cannot deliver digests at the moment. */
  readonly deliveryErrors: readonly DeliveryError[];
  /** The first thing that could not be asked. */
  readonly trouble: LookupTrouble | undefined;
}

/**
 * One request for the trails, and one in each Region for the state of those that write digests.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
 */
export async function readTrailFacts(bucket: string, options: ServiceOptions = {}): Promise<TrailFacts> {
  const listed = await listTrails(options);
  if (listed.kind === 'failed')
    return { unvalidatedPrefixes: [], deliveryErrors: [], trouble: listed.trouble };
  const trails = listed.value.filter(({ S3BucketName }) => S3BucketName === bucket);
  const validated = trails.filter(({ LogFileValidationEnabled }) => LogFileValidationEnabled === true);
  const answers = await Promise.all(
    validated.flatMap((trail) => regionsOf(trail).map((region) => digestError(trail, region, options))),
  );
  return {
    unvalidatedPrefixes: trails.filter((trail) => !validated.includes(trail)).map(folderOf),
    deliveryErrors: answers.flatMap(({ error }) => (error === undefined ? [] : [error])),
    trouble: answers.find(({ trouble }) => trouble !== undefined)?.trouble,
  };
}

async function listTrails(options: ServiceOptions) {
  const { CloudTrailClient, DescribeTrailsCommand } = await import('@aws-sdk/client-cloudtrail');
  const region = await configuredRegion(options.profile);
  const client = new CloudTrailClient({ ...serviceConfig(options), region });
  const answer = await lookUp('cloudtrail:DescribeTrails', async () => {
    const command = new DescribeTrailsCommand({ includeShadowTrails: true });
    return (await client.send(command, requestOptions(options))).trailList ?? [];
  });
  client.destroy();
  return answer;
}

/** A trail of all Regions is asked for in those that no account can disable; the others cost a refusal each. */
function regionsOf({ IsMultiRegionTrail, HomeRegion, TrailARN }: Trail): readonly string[] {
  const home = HomeRegion === undefined ? [] : [HomeRegion];
  const isEverywhere = IsMultiRegionTrail === true && TrailARN?.startsWith('arn:aws:') === true;
  return isEverywhere ? [...new Set([...home, ...defaultRegions])] : home;
}

interface StatusAnswer {
  readonly error?: DeliveryError;
  readonly trouble?: LookupTrouble;
}

async function digestError(
  { TrailARN }: Trail,
  region: string,
  options: ServiceOptions,
): Promise<StatusAnswer> {
  const { CloudTrailClient, GetTrailStatusCommand } = await import('@aws-sdk/client-cloudtrail');
  const client = new CloudTrailClient({ ...serviceConfig(options), region });
  const answer = await lookUp('cloudtrail:GetTrailStatus', async () =>
    client.send(new GetTrailStatusCommand({ Name: TrailARN }), requestOptions(options)),
  );
  client.destroy();
  if (answer.kind === 'failed') return { trouble: answer.trouble };
  return (answer.value.LatestDigestDeliveryError ?? '') === '' ? {} : { error: { region } };
}

/** Where its log files are: below an organization's id, or below the account's. */
function folderOf({ S3KeyPrefix, IsOrganizationTrail, TrailARN }: Trail): string {
  const prefix = (S3KeyPrefix ?? '').replaceAll(/^\/+|\/+$/g, '');
  const owner = IsOrganizationTrail === true ? 'o-' : `${TrailARN?.split(':')[4] ?? ''}/`;
  return `${prefix === '' ? '' : `${prefix}/`}AWSLogs/${owner}`;
}
