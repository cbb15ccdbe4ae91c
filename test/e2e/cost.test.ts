import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { INVICTUS, orgtrail, temporaryFolder } from './orgtrail.js';

const folder = await temporaryFolder();
const lake = join(folder, 'lake');

beforeAll(async () => {
  expect((await orgtrail(['ingest', INVICTUS, '--lake', lake])).exit).toBe(0);
});

interface Line {
  readonly price: string;
  readonly quantity: number;
  readonly usd: number;
}

async function estimate(...args: readonly string[]) {
  const { exit, stdout } = await orgtrail(['cost', 'estimate', ...args, '--json'], { cwd: folder });
  expect(exit).toBe(0);
  const document = JSON.parse(stdout) as {
    readonly usd: number;
    readonly accounts: readonly { readonly usd: number; readonly lines: readonly Line[] }[];
    readonly organization: readonly Line[];
    readonly prices: { readonly asOf: string; readonly unverified: readonly string[] };
  };
  const lines = [...document.accounts.flatMap((account) => account.lines), ...document.organization];
  const of = (price: string) =>
    lines.filter((line) => line.price === price).reduce((sum, { usd }) => sum + usd, 0);
  return { ...document, lines, of };
}

const CONFIGURATION = `organization: { id: o-exampleorgid }
accounts: { management: "111111111111", logArchive: "222222222222", security: "333333333333" }
trail: { homeRegion: eu-west-1 }
realTime: { mode: none }
cost:
  prices: { s3-put-requests: 5000 }
  discounts: { s3: 50 }
`;

describe('the worked examples of docs/cost.md', () => {
  it('first copy only: nothing but the bucket and its key', async () => {
    const { usd, of } = await estimate('--management-events', '1000000');
    expect(of('cloudtrail-management-first-copy')).toBe(0);
    const requests = 3 * 12 * 24 * 30 + 17 * 24 * 30;
    const bucket = (requests * 0.005) / 1000 + (requests * 0.03) / 10_000 + (300e6 / 2 ** 30) * 0.023;
    expect(usd).toBeCloseTo(bucket + 1, 5);
  });

  it('second copy in ten accounts at a million events each: $200.00', async () => {
    const { of } = await estimate(
      '--accounts',
      '10',
      '--management-events',
      '1000000',
      '--second-trails',
      '10',
    );
    expect(of('cloudtrail-management-additional-copy')).toBeCloseTo(((10 * 1_000_000) / 100_000) * 2, 6);
  });

  it('data events of one bucket: $3.00', async () => {
    const { of } = await estimate('--data-events', '3000000', '--used-regions', '1');
    expect(of('cloudtrail-data-events')).toBeCloseTo((3_000_000 / 100_000) * 0.1, 6);
  });

  it('are written out there with the same amounts', async () => {
    const page = await readFile(new URL('../../docs/cost.md', import.meta.url), 'utf8');
    for (const amount of ['$200.00', '$3.00', '$0.19', '$0.11', '$1.31']) expect(page).toContain(amount);
  });
});

describe('an estimate', () => {
  it('is the sum of its lines, and says from when its prices are', async () => {
    const { usd, lines, prices } = await estimate(
      '--accounts',
      '3',
      '--management-events',
      '123457',
      '--real-time',
      'hub',
    );
    expect(usd).toBeCloseTo(
      lines.reduce((sum, line) => sum + line.usd, 0),
      6,
    );
    expect(prices.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(prices.unverified).toContain('eventbridge-cross-account');
    expect(prices.unverified).not.toContain('cloudtrail-management-first-copy');
  });

  it('is the same line by line as CSV', async () => {
    const { stdout } = await orgtrail(['cost', 'estimate', '--data-events', '100000', '--csv'], {
      cwd: folder,
    });
    expect(stdout.split('\n')[0]).toBe('account_id,price,region,quantity,unit,usd');
    expect(stdout).toContain('account 1,cloudtrail-data-events,"",100000,events,0.1\n');
  });

  it.each([
    ['without volumes', [], 'there are no events to estimate for'],
    [
      'with an unknown assumption',
      ['--data-events', '1', '--assume', 'monthStored=2'],
      'Did you mean monthsStored?',
    ],
    [
      'with an unknown type of Insights',
      ['--data-events', '1', '--insights', 'ApiRate'],
      'ApiCallRateInsight',
    ],
    [
      'with a configuration that is not there',
      ['--data-events', '1', '--config', 'no.yaml'],
      'there is no configuration',
    ],
  ])('%s is refused', async (_, args, message) => {
    const { exit, stderr } = await orgtrail(['cost', 'estimate', ...args], { cwd: folder });
    expect(exit).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('a report', () => {
  it('says what a lake costs, on a terminal and as one document', async () => {
    const { exit, stdout } = await orgtrail(['cost', 'report', '--lake', lake], { cwd: folder });
    expect(exit).toBe(0);
    expect(stdout).toContain('Anomalies: none');
    expect(stdout).toMatch(/management events, first copy +[\d,]+ events +\$0\.00 +lake/);
    const json = await orgtrail(['cost', 'report', '--lake', lake, '--json'], { cwd: folder });
    const document = JSON.parse(json.stdout) as {
      readonly schema: string;
      readonly usd: number;
      readonly accounts: readonly { readonly usd: number; readonly lines: readonly Line[] }[];
    };
    expect(document.schema).toBe('orgtrail.cost/1');
    const lines = document.accounts.flatMap((account) => account.lines);
    expect(document.usd).toBeCloseTo(
      lines.reduce((sum, line) => sum + line.usd, 0),
      6,
    );
  });

  it('gives as many events as the lake has, as CSV', async () => {
    const { stdout } = await orgtrail(['cost', 'report', '--lake', lake, '--csv'], { cwd: folder });
    const [header, ...rows] = stdout.trimEnd().split('\n');
    expect(header).toBe('account_id,region,category,service,principal,events,paid_copies,bytes,usd');
    const counted = await orgtrail([
      'query',
      '--sql',
      'select count(*) as n from cloudtrail_events',
      '--format',
      'csv',
      '--lake',
      lake,
    ]);
    const events = rows.map((row) => Number(row.split(',').at(-4))).reduce((sum, value) => sum + value, 0);
    expect(events).toBe(Number(counted.stdout.trimEnd().split('\n')[1]));
  });

  it('takes prices and discounts of the user from the configuration', async () => {
    const config = join(folder, 'mine.yaml');
    await writeFile(config, CONFIGURATION);
    const { exit, stdout, stderr } = await orgtrail(
      ['cost', 'report', '--lake', lake, '--config', config, '--json'],
      { cwd: folder },
    );
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    const { prices } = JSON.parse(stdout) as {
      readonly prices: { readonly used: readonly { readonly id: string }[] };
    };
    expect(prices.used).toContainEqual(
      expect.objectContaining({
        id: 's3-put-requests',
        usd: '2500',
        origin: 'configuration',
        discountPercent: 50,
      }),
    );
  });

  it('of nothing is refused with what to do', async () => {
    const { exit, stderr } = await orgtrail(['cost', 'report', '--lake', lake, '--from', '1h'], {
      cwd: folder,
    });
    expect(exit).toBe(2);
    expect(stderr).toContain('there are no events to report on');
  });
});

it('without a word more says which there are', async () => {
  const { exit, stderr } = await orgtrail(['cost']);
  expect(exit).toBe(2);
  expect(stderr).toContain('orgtrail cost estimate');
});
