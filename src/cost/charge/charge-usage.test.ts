import { describe, expect, it } from 'vitest';
import { toDollars } from '../money/micro-dollars.js';
import { loadPriceList, makePriceBook } from '../prices/index.js';
import type { LakeUsage } from '../volumes/index.js';
import { chargeUsage } from './charge-usage.js';
import type { RealTimeMode } from './real-time-lines.js';

const book = makePriceBook(await loadPriceList());
const place = { accountId: '111122223333', region: 'eu-west-1' };
const NOTHING: LakeUsage = { events: [], insights: [], files: [], copies: [] };

const charge = (usage: Partial<LakeUsage>, realTime: RealTimeMode = 'none') =>
  chargeUsage({ ...NOTHING, ...usage }, { book, realTime }).map(({ usd, lines, ...account }) => ({
    ...account,
    usd: toDollars(usd),
    lines: lines.map((line) => [line.price, line.quantity, toDollars(line.usd)]),
  }));

const management = { ...place, category: 'Management', events: 150_000, writes: 30_000 } as const;
const data = { ...place, category: 'Data', events: 2_000_000, writes: 1_000_000 } as const;
const copy = {
  ...place,
  category: 'Management',
  storedUnder: 's3://log-archive/AWSLogs/o-example1234',
  deliveredUnder: 's3://team-logs/AWSLogs',
  copies: 150_000,
  hour: 0,
  firstEvent: 0,
  lastEvent: 0,
} as const;

describe('an account', () => {
  it('pays nothing for the first copy of its management events', () => {
    expect(charge({ events: [management] })).toEqual([
      {
        accountId: place.accountId,
        events: 150_000,
        paidEvents: 0,
        bytes: 0,
        usd: 0,
        lines: [['cloudtrail-management-first-copy', 150_000, 0]],
      },
    ]);
  });

  // The example of https://aws.amazon.com/cloudtrail/pricing/: two trails with 150,000 management events, one
  // with 2,000,000 data events.
  it('pays what the example on the page of AWS comes to', () => {
    expect(charge({ events: [management, data], copies: [copy] })).toMatchObject([
      {
        paidEvents: 150_000,
        usd: 5,
        lines: [
          ['cloudtrail-management-first-copy', 150_000, 0],
          ['cloudtrail-management-additional-copy', 150_000, 3],
          ['cloudtrail-data-events', 2_000_000, 2],
        ],
      },
    ]);
  });

  it('pays every copy of data events', () => {
    const copies = [{ ...copy, category: 'Data', copies: 2_000_000 } as const];
    expect(charge({ events: [data], copies })).toMatchObject([{ usd: 4, paidEvents: 0 }]);
  });

  it('does not pay what came again under the same prefix', () => {
    const copies = [{ ...copy, deliveredUnder: copy.storedUnder }];
    expect(charge({ events: [management], copies })).toMatchObject([{ usd: 0, paidEvents: 0 }]);
  });

  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/insights-events-costs.html: 300,000 events, of
  // which 30,000 are writes, with both types are 330,000 analysed events.
  it('pays Insights for writes by call rate, for everything by error rate', () => {
    const events = [{ ...management, events: 300_000, writes: 30_000 }];
    const insights = ['ApiCallRateInsight', 'ApiErrorRateInsight'].map(
      (insightType) => ({ ...place, insightType, analysed: 'Management' }) as const,
    );
    expect(charge({ events, insights })).toMatchObject([
      {
        usd: 1.155,
        lines: [
          ['cloudtrail-management-first-copy', 300_000, 0],
          ['cloudtrail-insights-management', 30_000, 0.105],
          ['cloudtrail-insights-management', 300_000, 1.05],
        ],
      },
    ]);
  });

  it.each([
    ['none', 0],
    ['hub', 0],
    ['central-log-group', 0.5],
    // 150,000 copies at $2.00 for 100,000 beside the gibibyte.
    ['per-account', 3.5],
  ] as const)('pays for the real-time mode %s what it takes', (mode, usd) => {
    const files = [{ ...place, files: 0, bytes: 0, contentBytes: 2 ** 30 }];
    expect(charge({ events: [management], files }, mode)).toMatchObject([{ usd }]);
  });

  it('takes log files of two trails for one copy of the content', () => {
    const files = [{ ...place, files: 0, bytes: 0, contentBytes: 2 ** 31 }];
    const lines = charge({ events: [management], copies: [copy], files }, 'central-log-group')[0]!.lines;
    expect(lines).toContainEqual(['logs-ingestion', 2 ** 30, 0.5]);
  });
});

it('names the dearest account first', () => {
  const other = { ...data, accountId: '444455556666' };
  expect(charge({ events: [management, other] }).map(({ accountId }) => accountId)).toEqual([
    '444455556666',
    '111122223333',
  ]);
});
