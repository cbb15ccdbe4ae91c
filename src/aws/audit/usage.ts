import { GetCostAndUsageCommand, type ResultByTime } from '@aws-sdk/client-cost-explorer';
import type { Answer, UsageRow } from '../../audit/index.js';
import { parseAccountId, type Region } from '../../cloudtrail/index.js';
import type { Session } from './session.js';

/** Whole months that are looked at, the newest of which has ended. */
const MONTHS = 3;

/**
 * What CloudTrail counted by account, usage type and month. Each request costs money ($0.01 when this was written).
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export async function collectUsage(
  session: Session,
  region: Region,
  now: Date,
): Promise<Answer<readonly UsageRow[]>> {
  const monthAgo = (months: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 10);
  return session.askAll('cost-explorer:GetCostAndUsage', region, async (client, options, NextPageToken) => {
    const command = new GetCostAndUsageCommand({
      TimePeriod: { Start: monthAgo(MONTHS), End: monthAgo(0) },
      Granularity: 'MONTHLY',
      Metrics: ['UsageQuantity', 'UnblendedCost'],
      Filter: { Dimensions: { Key: 'SERVICE', Values: ['AWS CloudTrail'] } },
      GroupBy: [
        { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
        { Type: 'DIMENSION', Key: 'USAGE_TYPE' },
      ],
      NextPageToken,
    });
    const page = await client.send(command, options);
    return { items: page.ResultsByTime?.flatMap(rowsOf), nextToken: page.NextPageToken };
  });
}

function rowsOf({ TimePeriod, Groups }: ResultByTime): readonly UsageRow[] {
  return (Groups ?? []).flatMap(({ Keys, Metrics }) => {
    const accountId = parseAccountId(Keys?.[0] ?? '');
    const usageType = Keys?.[1];
    if (accountId === undefined || usageType === undefined) return [];
    return [
      {
        month: (TimePeriod?.Start ?? '').slice(0, 7),
        accountId,
        usageType,
        quantity: Number(Metrics?.['UsageQuantity']?.Amount ?? 0),
        usd: Number(Metrics?.['UnblendedCost']?.Amount ?? 0),
      },
    ];
  });
}
