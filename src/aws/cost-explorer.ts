import type { GetCostAndUsageCommandInput, ResultByTime } from '@aws-sdk/client-cost-explorer';
import type { UsageRecord, UsageSource } from '../cost/index.js';
import { requestOptions, serviceConfig, type ServiceOptions } from './client-settings.js';
import { lookUpAll } from './lookup.js';

/** Cost Explorer has one endpoint: https://docs.aws.amazon.com/general/latest/gr/billing.html */
const REGION = 'us-east-1';

/**
 * The usage of CloudTrail by account and usage type. Each request costs money ($0.01 when this was written).
 * Only the management account sees all accounts.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export function openCostExplorer(options: ServiceOptions): UsageSource {
  return {
    usage: async ({ from, to }, signal) => {
      const { CostExplorerClient, GetCostAndUsageCommand } = await import('@aws-sdk/client-cost-explorer');
      const client = new CostExplorerClient({ ...serviceConfig(options), region: REGION });
      let requests = 0;
      try {
        const { items, trouble } = await lookUpAll('ce:GetCostAndUsage', async (NextPageToken) => {
          requests += 1;
          const input = { ...requestOf(from, to), NextPageToken };
          const page = await client.send(
            new GetCostAndUsageCommand(input),
            requestOptions({ ...options, ...(signal !== undefined && { signal }) }),
          );
          return { items: page.ResultsByTime?.flatMap(recordsOf), nextToken: page.NextPageToken };
        });
        if (trouble !== undefined) return { kind: 'failed', reason: `${trouble.action}: ${trouble.detail}` };
        return { kind: 'found', records: items, requests };
      } finally {
        client.destroy();
      }
    },
  };
}

function requestOf(from: Date, to: Date): GetCostAndUsageCommandInput {
  return {
    TimePeriod: { Start: from.toISOString().slice(0, 10), End: to.toISOString().slice(0, 10) },
    Granularity: 'DAILY',
    Metrics: ['UsageQuantity', 'UnblendedCost'],
    Filter: { Dimensions: { Key: 'SERVICE', Values: ['AWS CloudTrail'] } },
    GroupBy: [
      { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
      { Type: 'DIMENSION', Key: 'USAGE_TYPE' },
    ],
  };
}

function recordsOf({ Groups }: ResultByTime): readonly UsageRecord[] {
  return (Groups ?? []).flatMap(({ Keys, Metrics }) => {
    const [accountId, usageType] = Keys ?? [];
    if (accountId === undefined || usageType === undefined) return [];
    return [
      {
        accountId,
        usageType,
        quantity: Number(Metrics?.['UsageQuantity']?.Amount ?? 0),
        usd: Number(Metrics?.['UnblendedCost']?.Amount ?? 0),
      },
    ];
  });
}
