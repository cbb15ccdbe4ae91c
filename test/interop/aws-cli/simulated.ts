import type { SimulationOptions } from '../../../src/simulator/index.js';
import type { BucketTree } from './bucket-tree.js';

/** The organization that the AWS CLI validates: three accounts in two Regions for a day. */
export const SIMULATED: SimulationOptions = {
  accounts: 3,
  regions: 2,
  days: 1,
  eventsPerDay: 600,
  scenarios: 'none',
  endsAt: new Date('2026-03-02T00:00:00Z'),
};

const HOUR = 3_600_000;

/** A range in which all digests of the trail end, with an hour to spare on both sides. */
export function rangeOf(tree: BucketTree): { readonly from: string; readonly to: string } {
  const ends = [...tree.objects.keys()].flatMap((key) => {
    const [, day, time] = /CloudTrail-Digest.*_(\d{8})T(\d{6})Z/.exec(key) ?? [];
    return day === undefined || time === undefined ? [] : [endOf(day, time)];
  });
  const edge = (end: number): string => `${new Date(end).toISOString().slice(0, 19)}Z`;
  return { from: edge(Math.min(...ends) - 2 * HOUR), to: edge(Math.max(...ends) + HOUR) };
}

const endOf = (day: string, time: string): number =>
  Date.parse(day.replace(/(....)(..)/, '$1-$2-') + time.replace(/(..)(..)(..)/, 'T$1:$2:$3Z'));
