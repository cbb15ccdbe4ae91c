import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../../config/index.js';
import {
  type Detection,
  detectionKey,
  detectLocation,
  openRuleBook,
  placeholdersOf,
} from '../../detection/index.js';
import { LEVELS } from '../../finding/index.js';
import { openRuleFolder, type PlaceholderValues } from '../../sigma/index.js';
import {
  incidentNames,
  simulateOrganization,
  type SimulationOptions,
  type Truth,
} from '../../simulator/index.js';
import { createMemoryStore, type ObjectStore } from '../../storage/index.js';

/** Simulated organizations of different sizes, in which something else happens each time. */
const seeds = Array.from({ length: 20 }, (_, at) => at + 1);

const pack = await openRuleFolder([]);

async function textOf(store: ObjectStore, key: string): Promise<string> {
  const found = await store.get(key);
  if (found.kind !== 'found') throw new Error(`${key}: ${found.kind}`);
  return Buffer.from(found.body).toString();
}

async function truthOf(store: ObjectStore): Promise<Truth> {
  return JSON.parse(await textOf(store, 'truth.json')) as Truth;
}

/** What its own people know of the organization fills the placeholders of rules. */
async function placeholdersIn(store: ObjectStore): Promise<PlaceholderValues> {
  const result = parseConfiguration(await textOf(store, 'orgtrail.yaml'));
  if (result.kind === 'invalid') throw new Error(JSON.stringify(result.problems));
  return placeholdersOf(result.configuration);
}

/** Below high, a finding that nobody has put in is allowed for so many events: an operator opens a session. */
const eventsPerAlarm = 1000;

async function simulate(seed: number, options: Partial<SimulationOptions> = {}): Promise<ObjectStore> {
  const store = createMemoryStore();
  await simulateOrganization(store, {
    seed,
    accounts: 4 + (seed % 5),
    regions: 2 + (seed % 3),
    days: 1,
    // Large and small ones: how many machines and secrets there are follows from it.
    eventsPerDay: seed % 4 === 0 ? 20_000 : 2_000,
    endsAt: new Date('2026-03-02T00:00:00Z'),
    ...options,
  });
  return store;
}

async function detect(store: ObjectStore, placeholders: PlaceholderValues) {
  const book = openRuleBook(pack, { placeholders, minimumLevel: 'low', only: [] });
  const { signal } = new AbortController();
  return detectLocation({ store, book, threads: 0, signal, scope: {} });
}

const eventIdsOf = (detection: Detection): readonly string[] =>
  detection.kind === 'correlation' ? detection.events.map(({ eventId }) => eventId) : [detection.eventId];

/** Rules that had to tell of a scenario by its own events, and did not: `stop-logging by trl-01`. */
function missed(detections: readonly Detection[], { scenarios }: Truth): readonly string[] {
  return scenarios.flatMap(({ name, rules, events }) => {
    const own = new Set(events.map(({ eventId }) => eventId));
    const telling = detections.filter((each) => eventIdsOf(each).every((id) => own.has(id)));
    const found = new Set(telling.map(({ ruleId }) => ruleId));
    return rules.filter((rule) => !found.has(rule)).map((rule) => `${name} by ${rule}`);
  });
}

/** What was found and nobody has put in. */
function background(detections: readonly Detection[], { scenarios }: Truth): readonly Detection[] {
  const injected = new Set(scenarios.flatMap(({ events }) => events.map(({ eventId }) => eventId)));
  return detections.filter((detection) => !eventIdsOf(detection).every((id) => injected.has(id)));
}

const isAlarming = ({ level }: Detection): boolean => LEVELS.indexOf(level) >= LEVELS.indexOf('high');

describe('what is hidden in a simulated organization, and what is found', () => {
  it.each(seeds)('agree for seed %i', { timeout: 60_000 }, async (seed) => {
    const store = await simulate(seed);
    const truth = await truthOf(store);
    const { events, detections, failures } = await detect(store, await placeholdersIn(store));
    expect(failures).toEqual([]);
    expect(truth.scenarios.map(({ name }) => name)).toEqual(incidentNames);
    expect(truth.scenarios.filter(({ rules }) => rules.length === 0)).toEqual([]);
    expect(missed(detections, truth)).toEqual([]);
    const others = background(detections, truth);
    expect(others.filter(isAlarming)).toEqual([]);
    expect(others.length).toBeLessThanOrEqual(events / eventsPerAlarm);
  });

  it('agree on a second trail, and on what only costs money nobody is woken', {
    timeout: 60_000,
  }, async () => {
    const scenarios = ['duplicate-trail', 'retry-loop', 'mining-burst'] as const;
    const store = await simulate(1, { scenarios });
    const truth = await truthOf(store);
    const { detections } = await detect(store, await placeholdersIn(store));
    expect(truth.scenarios.map(({ rules }) => rules)).toEqual([['trl-13'], [], []]);
    expect(missed(detections, truth)).toEqual([]);
    expect(detections.filter(isAlarming)).toEqual([]);
  });

  it('agree also when nobody says what is whose, and then more is told', { timeout: 60_000 }, async () => {
    const store = await simulate(4);
    const known = await detect(store, await placeholdersIn(store));
    const unknown = await detect(store, {});
    expect(missed(unknown.detections, await truthOf(store))).toEqual([]);
    const keys = new Set(unknown.detections.map(detectionKey));
    expect(known.detections.filter((each) => !keys.has(detectionKey(each)))).toEqual([]);
    expect(unknown.detections.length).toBeGreaterThan(known.detections.length);
  });
});
