import type { Trail } from '@aws-sdk/client-cloudtrail';
import { countOf } from '../count-of.js';
import { parseRegion } from '../cloudtrail/index.js';
import type { TrailDescription } from '../organization/index.js';
import { requestOptions, serviceConfig, type ServiceOptions } from './client-settings.js';
import { lookUp, type LookupTrouble } from './lookup.js';

export interface TrailChoice {
  /** Name or ARN. */
  readonly trail?: string;
  /** The bucket that it delivers to. */
  readonly bucket?: string;
}

export interface FoundTrail {
  readonly trail: TrailDescription;
  readonly isMultiRegion: boolean;
}

export type TrailLookup =
  | ({ readonly kind: 'found' } & FoundTrail)
  | { readonly kind: 'failed'; readonly trouble: LookupTrouble };

const action = 'cloudtrail:DescribeTrails';

/**
 * The one organization trail that fits the choice. Member accounts see it too, and any Region tells of
 * the trails of all. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
 */
export async function findOrganizationTrail(
  options: ServiceOptions & TrailChoice,
  region: string,
): Promise<TrailLookup> {
  const { CloudTrailClient, DescribeTrailsCommand } = await import('@aws-sdk/client-cloudtrail');
  const client = new CloudTrailClient({ ...serviceConfig(options), region });
  try {
    const answer = await lookUp(action, () =>
      client.send(new DescribeTrailsCommand({ includeShadowTrails: true }), requestOptions(options)),
    );
    return answer.kind === 'failed' ? answer : chooseTrail(answer.value.trailList ?? [], options);
  } finally {
    client.destroy();
  }
}

function chooseTrail(trails: readonly Trail[], { trail, bucket }: TrailChoice): TrailLookup {
  const found = trails
    .filter(({ IsOrganizationTrail }) => IsOrganizationTrail === true)
    .filter(({ Name, TrailARN }) => trail === undefined || Name === trail || TrailARN === trail)
    .filter(({ S3BucketName }) => bucket === undefined || S3BucketName === bucket);
  const [first, ...others] = found;
  if (first === undefined)
    return refused(`none of ${countOf(trails.length, 'trail')} is the organization trail asked for`);
  if (others.length > 0) {
    return refused(`several organization trails: ${found.map(({ TrailARN }) => TrailARN).join(', ')}`);
  }
  const description = describeTrail(first);
  if (description === undefined) return refused(`the description of ${first.TrailARN} is incomplete`);
  return { kind: 'found', trail: description, isMultiRegion: first.IsMultiRegionTrail === true };
}

function describeTrail({
  Name,
  HomeRegion,
  S3BucketName,
  S3KeyPrefix,
  TrailARN,
}: Trail): TrailDescription | undefined {
  const homeRegion = parseRegion(HomeRegion ?? '');
  if (Name === undefined || homeRegion === undefined || S3BucketName === undefined) return undefined;
  if (TrailARN === undefined) return undefined;
  const prefix = (S3KeyPrefix ?? '').replace(/^\/+|\/+$/g, '');
  return { name: Name, homeRegion, bucket: S3BucketName, prefix, arn: TrailARN };
}

function refused(detail: string): TrailLookup {
  return { kind: 'failed', trouble: { action, reason: 'refused', detail } };
}
