import { describe, expect, it } from 'vitest';
import { type HourlyCount, seriesOfCounts } from './hourly-series.js';
import { scanSeries } from './scan-series.js';
import { DEFAULT_SPIKE_RULES } from './spike-rules.js';

const FROM = Date.parse('2026-02-02T00:00:00Z') / 3_600_000;

/** Busy by day, quiet by night, with noise that repeats. */
function usual(hour: number): number {
  const ofDay = (FROM + hour) % 24;
  return (ofDay >= 8 && ofDay < 18 ? 120 : 30) + ((hour * 7) % 11);
}

function account(
  accountId: string,
  days: number,
  change: (hour: number, events: number) => number,
  first = 0,
) {
  return Array.from({ length: days * 24 - first }, (_, index): HourlyCount => {
    const hour = first + index;
    return {
      accountId,
      category: 'Management',
      service: 'ec2.amazonaws.com',
      hour: FROM + hour,
      events: change(hour, usual(hour)),
    };
  });
}

const scanDays = async (
  counts: readonly HourlyCount[],
  range: { readonly from: number; readonly to: number },
) => scanSeries(seriesOfCounts(counts, range), { range, rules: DEFAULT_SPIKE_RULES });
const scan = async (counts: readonly HourlyCount[], days: number) =>
  scanDays(counts, { from: FROM, to: FROM + days * 24 });
const same = (_: number, events: number) => events;
const within = (from: number, to: number, factor: number) => (hour: number, events: number) =>
  hour >= from && hour < to ? events * factor : events;

describe('an account with a history', () => {
  it.each([
    ['nothing when every day is alike', same, []],
    ['three hours of many times as much', within(400, 403, 9), [[400, 403]]],
    ['two days of many times as much', within(400, 448, 9), [[400, 448]]],
    ['nothing in two hours, however much', within(400, 402, 50), []],
    ['nothing in a little more', within(400, 420, 1.3), []],
    [
      'two spikes that lie days apart',
      (hour: number, events: number) => within(600, 604, 9)(hour, within(300, 304, 9)(hour, events)),
      [
        [300, 304],
        [600, 604],
      ],
    ],
    [
      'one spike that pauses for the night',
      (hour: number, events: number) => within(420, 424, 9)(hour, within(404, 408, 9)(hour, events)),
      [[404, 424]],
    ],
  ] as const)('shows %s', async (_, change, expected) => {
    const { spikes, young } = await scan(account('1', 30, change), 30);
    expect(spikes.filter(({ service }) => service !== undefined).map(({ from, to }) => [from, to])).toEqual(
      expected,
    );
    expect(young).toEqual([]);
  });

  it('may have bursts of its own every day', async () => {
    const bursts = (hour: number, events: number) => ((hour * 2654435761) % 16 < 4 ? events + 900 : events);
    expect((await scan(account('1', 30, bursts), 30)).spikes).toEqual([]);
  });

  it('shows what happens in one week of four only', async () => {
    const { spikes } = await scan(account('1', 30, within(400, 404, 40)), 30);
    expect(spikes.length).toBeGreaterThan(0);
  });

  it('may have a heavy job every week', async () => {
    expect(
      (
        await scan(
          account('1', 30, (hour, events) => (hour % 168 < 4 ? events + 5000 : events)),
          30,
        )
      ).spikes,
    ).toEqual([]);
  });
});

describe('an account with a short history', () => {
  const siblings = ['2', '3', '4', '5'].flatMap((id) => account(id, 5, same));

  it('is compared with the other accounts, which says so', async () => {
    const { spikes, young } = await scan([...account('1', 5, within(60, 66, 9)), ...siblings], 5);
    expect(spikes).toMatchObject([{ accountId: '1', from: 60, to: 66, comparedWith: 'siblings' }]);
    expect(young).toHaveLength(5);
    expect(new Set(young.map(({ comparedWith }) => comparedWith))).toEqual(new Set(['siblings']));
  });

  it('does nothing odd when all accounts have a busy hour', async () => {
    const all = ['1', '2', '3', '4', '5'].flatMap((id) => account(id, 5, within(60, 66, 9)));
    expect((await scan(all, 5)).spikes).toEqual([]);
  });

  it('is compared with nothing when there are too few others, or too few days', async () => {
    const alone = await scan(account('1', 5, within(60, 66, 9)), 5);
    expect(alone).toMatchObject({ spikes: [], young: [{ accountId: '1', comparedWith: 'nothing' }] });
    const fresh = await scan([...account('1', 5, same, 100), ...siblings], 5);
    expect(fresh.young).toContainEqual({ accountId: '1', comparedWith: 'nothing' });
  });

  it('keeps its short history among accounts with a long one', async () => {
    const counts = [...account('1', 30, same, 29 * 24), ...account('2', 30, same)];
    expect((await scan(counts, 30)).young).toEqual([{ accountId: '1', comparedWith: 'nothing' }]);
  });
});
