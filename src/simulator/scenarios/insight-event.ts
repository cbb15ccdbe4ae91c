import type { Region } from '../../cloudtrail/index.js';
import type { Random } from '../random.js';
import { isoTime, type SimulatedEvent } from '../record/index.js';
import type { SimulatedAccount } from '../world/index.js';

export interface InsightDetails {
  readonly random: Random;
  readonly account: SimulatedAccount;
  readonly region: Region;
  readonly time: number;
  readonly state: 'Start' | 'End';
  /** Ties the start to the end. */
  readonly sharedEventId: string;
  readonly eventName: string;
  readonly arn: string;
  readonly userAgent: string;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html */
export function insightEvent(details: InsightDetails): SimulatedEvent {
  const eventId = details.random.uuid();
  const attribution = (attribute: string, value: string) => ({
    attribute,
    insight: [{ value, average: 6.2 }],
    baseline: [{ value: 'null', average: 0.0102 }],
  });
  const record = {
    eventVersion: '1.11',
    eventTime: isoTime(details.time),
    awsRegion: details.region,
    eventID: eventId,
    eventType: 'AwsCloudTrailInsight',
    recipientAccountId: details.account.id,
    sharedEventID: details.sharedEventId,
    insightDetails: {
      state: details.state,
      eventSource: 'secretsmanager.amazonaws.com',
      eventName: details.eventName,
      insightType: 'ApiCallRateInsight',
      insightContext: {
        statistics: {
          baseline: { average: 0.0102 },
          insight: { average: 6.2 },
          insightDuration: details.state === 'Start' ? 1 : 6,
          baselineDuration: 10_080,
        },
        attributions: [
          attribution('userIdentityArn', details.arn),
          attribution('userAgent', details.userAgent),
          attribution('errorCode', 'null'),
        ],
      },
    },
    eventCategory: 'Insight',
  };
  return {
    accountId: details.account.id,
    region: details.region,
    category: 'CloudTrail-Insight',
    time: details.time,
    eventId,
    name: `insight:${details.state}`,
    errorCode: undefined,
    text: JSON.stringify(record),
  };
}
