import {
  DescribeTrailsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
  type GetTrailStatusResponse,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import type { Answer, TrailFacts, TrailStatus } from '../../audit/index.js';
import { parseRegion, type Region } from '../../cloudtrail/index.js';
import { known, mapKnown } from './ask.js';
import { selectionOf } from './event-selection.js';
import type { Session } from './session.js';

/** The trails that an account sees in a Region: its own, copies of those of other Regions, the organization's. */
export async function collectTrails(
  session: Session,
  region: Region,
): Promise<Answer<readonly TrailFacts[]>> {
  const answer = await session.ask('cloudtrail:DescribeTrails', region, (client, options) =>
    client.send(new DescribeTrailsCommand({ includeShadowTrails: true }), options),
  );
  if (answer.kind === 'unknown') return answer;
  const trails: TrailFacts[] = [];
  for (const trail of answer.value.trailList ?? []) {
    const described = describe(trail);
    if (described !== undefined) trails.push(await complete(session, region, described));
  }
  return known(trails);
}

type Described = Omit<TrailFacts, 'status' | 'selection' | 'insights'>;

function describe(trail: Trail): Described | undefined {
  const homeRegion = parseRegion(trail.HomeRegion ?? '');
  if (trail.Name === undefined || trail.TrailARN === undefined || homeRegion === undefined) return undefined;
  return {
    arn: trail.TrailARN,
    name: trail.Name,
    homeRegion,
    isOrganizationTrail: trail.IsOrganizationTrail === true,
    isMultiRegionTrail: trail.IsMultiRegionTrail === true,
    logFileValidationEnabled: trail.LogFileValidationEnabled === true,
    includeGlobalServiceEvents: trail.IncludeGlobalServiceEvents === true,
    bucket: trail.S3BucketName ?? '',
    prefix: (trail.S3KeyPrefix ?? '').replaceAll(/^\/+|\/+$/g, ''),
    ...(trail.KmsKeyId !== undefined && { keyArn: trail.KmsKeyId }),
    ...(trail.SnsTopicARN !== undefined && { topicArn: trail.SnsTopicARN }),
    ...(trail.CloudWatchLogsLogGroupArn !== undefined && {
      logGroupArn: trail.CloudWatchLogsLogGroupArn.replace(/:\*$/, ''),
    }),
    ...(trail.CloudWatchLogsRoleArn !== undefined && { logRoleArn: trail.CloudWatchLogsRoleArn }),
  };
}

/** Selectors belong to the account that owns the trail, and to its home Region. */
async function complete(session: Session, region: Region, trail: Described): Promise<TrailFacts> {
  const status = await statusOf(session, region, trail.arn);
  const isAtHome = trail.homeRegion === region && trail.arn.split(':')[4] === session.accountId;
  if (!isAtHome) return { ...trail, status };
  return {
    ...trail,
    status,
    selection: await selectionOf(session, region, trail.arn),
    insights: await insightsOf(session, region, trail.arn),
  };
}

async function statusOf(session: Session, region: Region, Name: string): Promise<Answer<TrailStatus>> {
  const answer = await session.ask('cloudtrail:GetTrailStatus', region, (client, options) =>
    client.send(new GetTrailStatusCommand({ Name }), options),
  );
  return mapKnown(answer, readStatus);
}

function readStatus(status: GetTrailStatusResponse): TrailStatus {
  return {
    isLogging: status.IsLogging === true,
    ...at('startedAt', status.StartLoggingTime),
    ...at('stoppedAt', status.StopLoggingTime),
    ...at('deliveredAt', status.LatestDeliveryTime),
    ...error('deliveryError', status.LatestDeliveryError),
    ...at('digestDeliveredAt', status.LatestDigestDeliveryTime),
    ...error('digestDeliveryError', status.LatestDigestDeliveryError),
    ...at('logGroupDeliveredAt', status.LatestCloudWatchLogsDeliveryTime),
    ...error('logGroupDeliveryError', status.LatestCloudWatchLogsDeliveryError),
    ...error('notificationError', status.LatestNotificationError),
  };
}

function at<Name extends keyof TrailStatus>(name: Name, time: Date | undefined) {
  return (time === undefined ? {} : { [name]: time.toISOString() }) as { readonly [Key in Name]?: string };
}

function error<Name extends keyof TrailStatus>(name: Name, text: string | undefined) {
  return (text === undefined || text === '' ? {} : { [name]: text }) as { readonly [Key in Name]?: string };
}

async function insightsOf(
  session: Session,
  region: Region,
  TrailName: string,
): Promise<Answer<readonly string[]>> {
  const answer = await session.ask(
    'cloudtrail:GetInsightSelectors',
    region,
    async (client, options) => {
      const { InsightSelectors } = await client.send(new GetInsightSelectorsCommand({ TrailName }), options);
      return (InsightSelectors ?? []).flatMap(({ InsightType }) => InsightType ?? []);
    },
    // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetInsightSelectors.html
    { InsightNotEnabledException: () => [] },
  );
  return answer;
}
