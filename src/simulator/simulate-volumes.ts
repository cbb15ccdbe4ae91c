import { hourSeconds } from './actors/index.js';
import { makePlan, type SimulationPlan } from './plan.js';
import { type SimulationOptions, simulationSettings } from './settings.js';
import type { SimulatedAccount } from './world/index.js';

/** How many events of one service an account has in one hour. */
export interface HourlyVolume {
  readonly accountId: string;
  /** `ec2.amazonaws.com` */
  readonly service: string;
  /** Whole hours since 1970. */
  readonly hour: number;
  readonly events: number;
}

/**
 * What `simulateOrganization` with the same options would have delivered, only counted: no files, no
 * signatures. Account after account, hour after hour.
 */
export function* simulateVolumes(options: SimulationOptions): Generator<HourlyVolume> {
  const plan = makePlan(simulationSettings(options));
  for (const account of plan.world.accounts) yield* volumesOf(plan, account);
}

function* volumesOf(plan: SimulationPlan, account: SimulatedAccount): Generator<HourlyVolume> {
  const { from, to } = plan.settings;
  const activity = plan.activityOf(account);
  const injected = plan.scenarios.flatMap(({ events }) => events.map(({ event }) => event));
  const own = injected.filter(({ accountId }) => accountId === account.id);
  let owed = 0;
  for (let start = from; start < to; start += hourSeconds) {
    const hour = start / hourSeconds;
    owed += plan.wanted(account, hour);
    const routine = activity.in(hour, Math.max(0, Math.round(owed)));
    owed -= routine.length;
    const counts = new Map<string, number>();
    for (const { name, time } of [
      ...routine,
      ...own.filter((event) => Math.floor(event.time / hourSeconds) === hour),
    ]) {
      if (time < from || time >= to) continue;
      const service = `${name.split(':')[0]!}.amazonaws.com`;
      counts.set(service, (counts.get(service) ?? 0) + 1);
    }
    for (const [service, events] of counts) yield { accountId: account.id, service, hour, events };
  }
}
