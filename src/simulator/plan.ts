import {
  type AccountActivity,
  accountActivity,
  customerRhythm,
  hourSeconds,
  hoursPerDay,
  workRhythm,
} from './actors/index.js';
import { chainAddress } from './chain-address.js';
import { playScenarios, type PlayedScenario } from './scenarios/index.js';
import type { SimulationSettings } from './settings.js';
import { type PlannedTampering, planTampering } from './tampering/index.js';
import { knownRegions, makeWorld, type SimulatedAccount, type World } from './world/index.js';

/** Everything that the settings decide before the first event is written. */
export interface SimulationPlan {
  readonly settings: SimulationSettings;
  readonly world: World;
  readonly scenarios: readonly PlayedScenario[];
  readonly tampering: readonly PlannedTampering[];
  /** How many events of routine an account has in an hour (since 1970). */
  wanted(account: SimulatedAccount, hour: number): number;
  activityOf(account: SimulatedAccount): AccountActivity;
}

/** Shares of all events, and what one run comes to. */
const pipelineShare = 0.06;
const eventsPerPipeline = 28;
const auditShare = 0.09;
const eventsPerAudit = 105;

/** Throws a `UserError` when there is no room for a tampering. */
export function makePlan(settings: SimulationSettings): SimulationPlan {
  const { seed, eventsPerDay, accounts, trailName, bucket } = settings;
  const world = makeWorld({
    seed,
    accounts,
    regions: knownRegions.slice(0, settings.regions),
    people: Math.round(Math.min(Math.max(eventsPerDay / 1200, 4), 12 + 3 * accounts)),
    size: Math.min(Math.max(eventsPerDay / accounts / 4000, 0.1), 1),
    trailName,
    bucket,
  });
  const rates = {
    pipelines: (eventsPerDay * pipelineShare) / eventsPerPipeline,
    audits: (eventsPerDay * auditShare) / eventsPerAudit,
    operators: Math.min(eventsPerDay / 8000, 12),
  };
  const perHour = meanRhythm(settings);
  const scenarios = playScenarios(world, settings);
  return {
    settings,
    world,
    scenarios,
    tampering: planTampering({
      seed,
      chosen: settings.tamper,
      from: settings.from,
      to: settings.to,
      world,
      events: scenarios.flatMap(({ events }) => events),
      addressOf: (account, region) => chainAddress(settings, world, account, region),
    }),
    wanted: (account, hour) => ((eventsPerDay / hoursPerDay) * account.share * rhythm(hour)) / perHour,
    activityOf: (account) => accountActivity(world, account, rates),
  };
}

/** Customers keep the machines busy, and so do the people who change them. */
function rhythm(hour: number): number {
  return 0.7 * customerRhythm(hour) + 0.6 * workRhythm(hour);
}

function meanRhythm({ from, to }: SimulationSettings): number {
  const first = from / hourSeconds;
  const hours = to / hourSeconds - first;
  return (
    Array.from({ length: hours }, (_, index) => rhythm(first + index)).reduce(
      (sum, value) => sum + value,
      0,
    ) / hours
  );
}
