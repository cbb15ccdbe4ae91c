import type { PriceId } from '../prices/index.js';

/** What the usage types of CloudTrail count: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-costs.html */
const KINDS: Readonly<Record<string, PriceId>> = {
  FreeEventsRecorded: 'cloudtrail-management-first-copy',
  PaidEventsRecorded: 'cloudtrail-management-additional-copy',
  DataEventsRecorded: 'cloudtrail-data-events',
  NetworkEventsRecorded: 'cloudtrail-network-activity-events',
  InsightsEvents: 'cloudtrail-insights-management',
  DataInsightsEvents: 'cloudtrail-insights-data',
};

/** The price that a usage type such as `EUW1-PaidEventsRecorded` is charged by; `undefined` for any other. */
export function priceOfUsageType(usageType: string): PriceId | undefined {
  const kind = /^(?:[A-Z0-9]+-)?([A-Za-z]+)$/.exec(usageType)?.[1] ?? '';
  return Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
}
