import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { type Configuration } from '../../../../src/config/index.js';
import type { AuditFront } from './audit-front.js';
import { MOTO_MANAGEMENT } from '../moto-accounts.js';

export async function createTrail(
  { accounts }: AuditFront,
  { trail, logBucket }: Configuration,
  KmsKeyId: string,
): Promise<string> {
  const client = new CloudTrailClient(await accounts.settings(MOTO_MANAGEMENT));
  const { TrailARN } = await client.send(
    new CreateTrailCommand({
      Name: trail.name,
      S3BucketName: logBucket.name,
      KmsKeyId,
      IsOrganizationTrail: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
    }),
  );
  await client.send(selectorsCommand(TrailARN!, []));
  await client.send(insightsCommand(TrailARN!, ['ApiCallRateInsight', 'ApiErrorRateInsight']));
  await client.send(new StartLoggingCommand({ Name: TrailARN }));
  client.destroy();
  return TrailARN!;
}

export function selectorsCommand(TrailName: string, ExcludeManagementEventSources: readonly string[]) {
  return new PutEventSelectorsCommand({
    TrailName,
    EventSelectors: [
      {
        ReadWriteType: 'All',
        IncludeManagementEvents: true,
        ExcludeManagementEventSources: [...ExcludeManagementEventSources],
        DataResources: [],
      },
    ],
  });
}

export function insightsCommand(
  TrailName: string,
  types: readonly ('ApiCallRateInsight' | 'ApiErrorRateInsight')[],
) {
  const InsightSelectors = types.map((InsightType) => ({ InsightType }));
  return new PutInsightSelectorsCommand({ TrailName, InsightSelectors });
}
