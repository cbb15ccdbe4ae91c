import { describe, expect, it } from 'vitest';
import { simulateVolumes, type SimulationOptions } from '../../simulator/index.js';
import { type HourlyCount, seriesOfCounts } from './hourly-series.js';
import { scanSeries } from './scan-series.js';
import { DEFAULT_SPIKE_RULES } from './spike-rules.js';
import { additionalEvents } from './merge-spikes.js';

const DAYS = 30;
const endsAt = new Date('2026-03-01T00:00:00Z');
const to = endsAt.getTime() / 3_600_000;
const range = { from: to - 24 * DAYS, to };

/** Half a day of the whole organization: a hundredth of a dollar at $2.00 for 100,000. */
const FLOOR_EVENTS = 500;

function countsOf(options: Partial<SimulationOptions>): readonly HourlyCount[] {
  const volumes = simulateVolumes({
    accounts: 4,
    regions: 2,
    days: DAYS,
    eventsPerDay: 1000,
    scenarios: 'none',
    endsAt,
    ...options,
  });
  return [...volumes]
    .map((volume): HourlyCount => ({ ...volume, category: 'Management' }))
    .sort((left, right) => orderOf(left).localeCompare(orderOf(right)) || left.hour - right.hour);
}

function orderOf({ accountId, service }: HourlyCount): string {
  return `${accountId} ${service}`;
}

async function spikesOf(options: Partial<SimulationOptions>) {
  const { spikes } = await scanSeries(seriesOfCounts(countsOf(options), range), {
    range,
    rules: DEFAULT_SPIKE_RULES,
  });
  return spikes.filter((spike) => additionalEvents(spike) >= FLOOR_EVENTS);
}

describe('thirty days of a clean organization', () => {
  it.each(Array.from({ length: 20 }, (_, index) => index + 1))(
    'have no anomaly with seed %d',
    async (seed) => {
      expect(await spikesOf({ seed })).toEqual([]);
    },
  );

  it('would show one that was put in, in the right account and hour', async () => {
    const counts = countsOf({ seed: 1 });
    const [{ accountId }] = counts as [HourlyCount, ...HourlyCount[]];
    const burst = Array.from({ length: 5 }, (_, index) => ({
      accountId,
      category: 'Management' as const,
      service: 'zz.amazonaws.com',
      hour: range.from + 500 + index,
      events: 200,
    }));
    const own = counts.filter((count) => count.accountId === accountId);
    const { spikes } = await scanSeries(seriesOfCounts([...own, ...burst], range), {
      range,
      rules: DEFAULT_SPIKE_RULES,
    });
    const found = spikes.filter((spike) => additionalEvents(spike) >= FLOOR_EVENTS);
    expect(found.map(({ service, from, to: end }) => [service, from, end])).toContainEqual([
      'zz.amazonaws.com',
      500,
      505,
    ]);
    expect(found.every((spike) => spike.accountId === accountId)).toBe(true);
  });
});
