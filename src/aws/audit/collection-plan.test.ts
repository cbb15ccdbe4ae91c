import { describe, expect, it } from 'vitest';
import { createRecordedAws } from '../../../test/rig/recorded-aws.js';
import { manyAccounts } from '../../../test/rig/many-accounts.js';
import { CALLS } from './calls.js';
import { collectSnapshot } from './collect-snapshot.js';
import { planCollection } from './collection-plan.js';

const NOW = new Date('2026-03-02T00:30:00Z');
const instantly = { now: () => NOW.getTime(), sleep: async () => {} };

describe('planCollection', () => {
  it('counts what a collection of such an organization really asks', async () => {
    const size = { accounts: 30, regions: 5, units: 3, policies: 4, rules: 2, stackSets: 1 };
    const organization = manyAccounts(size);
    const aws = createRecordedAws(organization.managementAccountId, organization.answers);
    await collectSnapshot({
      homeRegion: 'us-east-1' as never,
      now: NOW,
      signal: new AbortController().signal,
      makeClient: aws.makeClient,
      clock: instantly,
    });
    const made = new Map<string, number>();
    for (const { operation } of aws.calls) made.set(operation, (made.get(operation) ?? 0) + 1);
    const planned = new Map(
      planCollection(size).calls.map(({ operation, calls }) => [operation as string, calls]),
    );
    expect(Object.fromEntries([...made].sort())).toEqual(Object.fromEntries([...planned].sort()));
    expect(planCollection(size).total).toBe(aws.calls.length);
  });

  it('holds for 500 accounts in 17 Regions, with few requests and clients at a time', async () => {
    const size = { accounts: 500, regions: 17, units: 20, policies: 20, rules: 1, stackSets: 1 };
    const organization = manyAccounts(size);
    const aws = createRecordedAws(organization.managementAccountId, organization.answers);
    await collectSnapshot({
      homeRegion: 'us-east-1' as never,
      now: NOW,
      signal: new AbortController().signal,
      makeClient: aws.makeClient,
      clock: instantly,
    });
    expect(aws.calls.length).toBe(planCollection(size).total);
    expect(aws.mostRequests()).toBeLessThanOrEqual(32);
    // CloudTrail and EventBridge of 17 Regions in 8 accounts, and a few of global services.
    expect(aws.mostClients()).toBeLessThanOrEqual(8 * (2 * 17 + 4) + 30);
  }, 120_000);

  it('uses a part of each rate that AWS documents', () => {
    const plan = planCollection({
      accounts: 500,
      regions: 17,
      units: 40,
      policies: 40,
      rules: 10,
      stackSets: 3,
    });
    expect(plan.share).toBeLessThan(1);
    const documented = plan.calls
      .filter(({ isDocumented }) => isDocumented)
      .map(({ operation }) => operation);
    expect(documented).toEqual(
      expect.arrayContaining([
        'cloudtrail:DescribeTrails',
        'organizations:DescribePolicy',
        'account:ListRegions',
      ]),
    );
    expect(plan.calls.every(({ operation }) => operation in CALLS)).toBe(true);
  });
});
