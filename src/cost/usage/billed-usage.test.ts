import { describe, expect, it } from 'vitest';
import { billedAccounts } from './billed-usage.js';
import { priceOfUsageType } from './usage-type.js';

describe('a usage type', () => {
  it.each([
    ['USE1-FreeEventsRecorded', 'cloudtrail-management-first-copy'],
    ['EUW1-PaidEventsRecorded', 'cloudtrail-management-additional-copy'],
    ['EU-DataEventsRecorded', 'cloudtrail-data-events'],
    ['APS2-NetworkEventsRecorded', 'cloudtrail-network-activity-events'],
    ['USW2-InsightsEvents', 'cloudtrail-insights-management'],
    ['USW2-DataInsightsEvents', 'cloudtrail-insights-data'],
    ['PaidEventsRecorded', 'cloudtrail-management-additional-copy'],
    ['USE1-Ingestion-Bytes', undefined],
    ['USE1-constructor', undefined],
    ['', undefined],
  ])('%s is charged by %s', (usageType, expected) => {
    expect(priceOfUsageType(usageType)).toBe(expected);
  });
});

it('adds up what AWS counted for each account, the one with paid copies first', () => {
  const record = (accountId: string, usageType: string, quantity: number, usd: number) => ({
    accountId,
    usageType,
    quantity,
    usd,
  });
  const accounts = billedAccounts([
    record('111122223333', 'USE1-FreeEventsRecorded', 900, 0),
    record('111122223333', 'EUW1-FreeEventsRecorded', 100, 0),
    record('444455556666', 'USE1-FreeEventsRecorded', 50, 0),
    record('444455556666', 'USE1-PaidEventsRecorded', 50, 0.001),
    record('444455556666', 'USE1-Ingestion-Bytes', 7, 9),
  ]);
  expect(accounts).toMatchObject([
    { accountId: '444455556666', managementEvents: 50, paidEvents: 50, usd: 0.001 },
    { accountId: '111122223333', managementEvents: 1000, paidEvents: 0, usd: 0 },
  ]);
});
