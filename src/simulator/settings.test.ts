import { describe, expect, it } from 'vitest';
import { UserError } from '../errors.js';
import { incidentNames } from './scenarios/index.js';
import { type SimulationOptions, simulationSettings } from './settings.js';

const endsAt = new Date('2026-03-03T00:20:00Z');

describe('simulationSettings', () => {
  it('leaves nothing open and ends at a full hour', () => {
    expect(simulationSettings({ endsAt })).toEqual({
      accounts: 5,
      regions: 3,
      days: 2,
      eventsPerDay: 20_000,
      seed: 1,
      scenarios: incidentNames,
      tamper: [],
      from: Date.parse('2026-03-01T00:00:00Z') / 1000,
      to: Date.parse('2026-03-03T00:00:00Z') / 1000,
      bucket: 'larkmoor-org-trail',
      prefix: '',
      storePrefix: '',
      trailName: 'org-trail',
      layout: 'organization',
    });
  });

  it.each<[Partial<SimulationOptions>, string]>([
    [{ accounts: 1 }, '--accounts: 1 is not a whole number of 2 to 5,000'],
    [{ accounts: 2.5 }, '--accounts: 2.5 is not a whole number of 2 to 5,000'],
    [{ regions: 18 }, '--regions: 18 is not a whole number of 1 to 17'],
    [{ days: Number.NaN }, '--days: NaN is not a whole number of 1 to 400'],
    [{ eventsPerDay: 99 }, '--events-per-day: 99 is not a whole number of 100 to 50,000,000'],
    [{ seed: -1 }, '--seed: -1 is not a whole number of 0 to 9,007,199,254,740,991'],
    [{ endsAt: new Date('never') }, '--ends-at: is not a date'],
    [{ trailName: 'a__b' }, '--trail-name: "a__b" is not a trail name'],
    [{ scenarios: ['nothing' as 'stop-logging'] }, '--scenario: there is no scenario "nothing"'],
    [{ tamper: ['nothing' as 'log-deleted'] }, '--tamper: there is no tampering "nothing"'],
  ])('refuses %j', (options, message) => {
    const attempt = () => simulationSettings({ endsAt, ...options });
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(message);
  });

  it.each(['org-trail', 'a.b_c-d', 'abc', `a${'b'.repeat(127)}`])('takes the trail name %s', (trailName) => {
    expect(simulationSettings({ endsAt, trailName }).trailName).toBe(trailName);
  });

  it('takes prefixes with or without slashes around them', () => {
    expect(simulationSettings({ endsAt, prefix: '/audit/logs/', storePrefix: 'x/' })).toMatchObject({
      prefix: 'audit/logs',
      storePrefix: 'x',
    });
  });
});
