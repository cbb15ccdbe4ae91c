import { describe, expect, it } from 'vitest';
import { REAL_TIME_MODES } from '../charge/index.js';
import { sumOf, toDollars } from '../money/micro-dollars.js';
import { loadPriceList, makePriceBook } from '../prices/index.js';
import { DEFAULT_ASSUMPTIONS } from './assumptions.js';
import { estimateCost } from './estimate-cost.js';
import { type EstimateInput, estimateMonth } from './estimate-month.js';
import { type MonthlyVolume, volumesOfBills, volumesOfLake } from './volumes.js';

const book = makePriceBook(await loadPriceList());
const volume: MonthlyVolume = {
  accountId: '111122223333',
  managementEvents: 1_000_000,
  dataEvents: 0,
  networkActivityEvents: 0,
  paidEvents: 0,
  regions: 3,
};
const input = (change: Partial<EstimateInput> = {}): EstimateInput => ({
  volumes: [volume],
  coveredRegions: 17,
  insights: [],
  book,
  assumptions: DEFAULT_ASSUMPTIONS,
  ...change,
});
const dollars = (given: EstimateInput, mode: (typeof REAL_TIME_MODES)[number] = 'none') => {
  const { accounts, organization } = estimateMonth(given, mode);
  const lines = [...accounts.flatMap((account) => account.lines), ...organization];
  return Object.fromEntries(lines.map((line) => [line.price, toDollars(line.usd)]));
};

describe('a month', () => {
  it('has its first copy for nothing, and pays files, storage and key', () => {
    // 3 x 8,640 log files and 17 x 720 digests are 38,160 requests; 300 MB are 0.2794 GB of 2^30 bytes.
    expect(dollars(input())).toEqual({
      'cloudtrail-management-first-copy': 0,
      's3-put-requests': 0.1908,
      's3-standard-storage': 0.006426,
      'kms-requests': 0.11448,
      'kms-key': 1,
    });
  });

  it.each([
    [
      'a second copy in ten accounts',
      { volumes: Array.from({ length: 10 }, () => ({ ...volume, paidEvents: 1_000_000 })) },
      'cloudtrail-management-additional-copy',
      20,
    ],
    ['data events', { volumes: [{ ...volume, dataEvents: 3_000_000 }] }, 'cloudtrail-data-events', 3],
    [
      'network activity events',
      { volumes: [{ ...volume, networkActivityEvents: 200_000 }] },
      'cloudtrail-network-activity-events',
      0.2,
    ],
    ['call rate of writes', { insights: ['ApiCallRateInsight'] }, 'cloudtrail-insights-management', 1.05],
    [
      'error rate of everything',
      { insights: ['ApiErrorRateInsight'] },
      'cloudtrail-insights-management',
      3.5,
    ],
  ] as const)('pays %s', (_, change, price, expected) => {
    expect(dollars(input(change as Partial<EstimateInput>))[price]).toBe(expected);
  });

  it.each([
    // 10,000 matched events.
    [
      'hub',
      {
        'eventbridge-cross-account': 0.01,
        'lambda-requests': 0.002,
        'lambda-duration': 0.008333,
        'sns-requests': 0.005,
      },
    ],
    // 1.5 GB of 10^9 bytes are 1.397 of 2^30; fifty-seven filters.
    [
      'per-account',
      {
        'cloudtrail-management-additional-copy': 20,
        'logs-ingestion': 0.698492,
        'cloudwatch-metric': 17.1,
        'cloudwatch-alarm': 5.7,
      },
    ],
    ['central-log-group', { 'logs-ingestion': 0.698492, 'cloudwatch-metric': 17.1, 'cloudwatch-alarm': 5.7 }],
  ] as const)('pays for the mode %s what it takes', (mode, expected) => {
    expect(dollars(input(), mode)).toMatchObject(expected);
  });

  it('has the alarms of one central log group once, and those of accounts in each', () => {
    const three = input({ volumes: [volume, volume, volume] });
    const alarms = (mode: 'per-account' | 'central-log-group') => {
      const { accounts, organization } = estimateMonth(three, mode);
      const lines = [...accounts.flatMap((account) => account.lines), ...organization];
      return toDollars(
        sumOf(lines.filter(({ price }) => price === 'cloudwatch-alarm').map(({ usd }) => usd)),
      );
    };
    expect([alarms('per-account'), alarms('central-log-group')]).toEqual([17.1, 5.7]);
  });
});

describe('an estimate', () => {
  it.each(REAL_TIME_MODES)('is the sum of its lines with the mode %s', (mode) => {
    const { month, modes } = estimateCost(input({ insights: ['ApiErrorRateInsight'] }), mode);
    const lines = [...month.accounts.flatMap((account) => account.lines), ...month.organization];
    expect(month.usd).toBe(sumOf(lines.map(({ usd }) => usd)));
    expect(modes.find((each) => each.mode === mode)?.usd).toBe(month.usd);
  });

  it('compares one trail with one more in each account: the copy, its files and its storage', () => {
    const { trails } = estimateCost(input(), 'none');
    const difference = toDollars(trails.withTrailInEachAccount - trails.organizationOnly);
    // 1,000,000 copies at $2.00 for 100,000, 25,920 files, 300 MB.
    expect(difference).toBeCloseTo(
      20 + 25_920 * (0.005 / 1000 + 0.03 / 10_000) + 0.3e9 * (0.023 / 2 ** 30),
      5,
    );
  });
});

describe('volumes', () => {
  it('of a lake are stretched to thirty days', () => {
    const place = { accountId: '111122223333', region: 'eu-west-1' };
    const usage = {
      events: [
        { ...place, category: 'Management', events: 100, writes: 1 },
        { ...place, region: 'us-east-1', category: 'Data', events: 10, writes: 1 },
      ],
      insights: [],
      files: [],
      copies: [
        {
          ...place,
          category: 'Management',
          storedUnder: 'a',
          deliveredUnder: 'b',
          copies: 50,
          hour: 0,
          firstEvent: 0,
          lastEvent: 0,
        },
      ],
    } as const;
    expect(volumesOfLake(usage, 10)).toEqual([
      {
        accountId: '111122223333',
        managementEvents: 300,
        dataEvents: 30,
        networkActivityEvents: 0,
        paidEvents: 150,
        regions: 2,
      },
    ]);
  });

  it('of Cost Explorer are what AWS counted', () => {
    const billed = {
      accountId: '1',
      managementEvents: 10,
      paidEvents: 5,
      dataEvents: 1,
      networkActivityEvents: 0,
      insightsEvents: 0,
      usd: 1,
    };
    expect(volumesOfBills([billed], 15, 4)).toMatchObject([
      { managementEvents: 20, paidEvents: 10, regions: 4 },
    ]);
  });
});
