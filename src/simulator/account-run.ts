import { hourSeconds } from './actors/index.js';
import {
  type DeliveredLog,
  type DeliveredObject,
  type LogAddress,
  makeDigestChain,
  makeLogDelivery,
  markSeconds,
} from './delivery/index.js';
import type { SimulationPlan } from './plan.js';
import type { SimulatedEvent } from './record/index.js';
import { makeKeyRing, type RegionKey } from './signing/index.js';
import { globalRegion, type SimulatedAccount } from './world/index.js';

/** What one account delivers in one hour. */
export interface Batch {
  readonly objects: readonly DeliveredObject[];
  /** In the log files among `objects`. */
  readonly events: number;
  readonly logFiles: number;
  readonly digests: number;
}

/**
 * Everything that one account delivers, hour by hour, so that memory stays small. The last digests
 * end after the last log file was delivered: nothing remains uncovered.
 */
export function* runAccount(
  plan: SimulationPlan,
  account: SimulatedAccount,
  keys: readonly RegionKey[],
): Generator<Batch> {
  const { settings } = plan;
  const logs = makeLogDelivery(addressOf(plan, account), lastMarkOf(plan));
  const chains = chainsOf(plan, account, keys);
  const activity = plan.activityOf(account);
  const injected = scenarioEvents(plan, account);
  let owed = 0;
  for (let start = settings.from; start < settings.to; start += hourSeconds) {
    const hour = start / hourSeconds;
    owed += plan.wanted(account, hour);
    const routine = activity.in(hour, Math.max(0, Math.round(owed)));
    owed -= routine.length;
    const ofHour = injected.filter(({ time }) => time >= start && time < start + hourSeconds);
    logs.accept([...routine.filter(({ time }) => inRange(plan, time)), ...ofHour]);
    yield batchOf(logs.deliver(start + hourSeconds), chains, start + hourSeconds);
  }
  // Every chain's last digest ends in the hour after the last event, and after the last log file.
  yield batchOf(logs.deliver(lastMarkOf(plan)), chains, settings.to + hourSeconds);
}

function batchOf(logs: readonly DeliveredLog[], chains: ReturnType<typeof chainsOf>, until: number): Batch {
  for (const log of logs) chains.get(log.region)?.add(log);
  const digests = [...chains.values()].flatMap((chain) => chain.close(until));
  return {
    objects: [...logs.map((log) => log.object), ...digests],
    events: logs.reduce((sum, log) => sum + log.events, 0),
    logFiles: logs.length,
    digests: digests.length,
  };
}

/** The mark by which even the last event is delivered. */
function lastMarkOf({ settings }: SimulationPlan): number {
  return settings.to + markSeconds;
}

function inRange({ settings }: SimulationPlan, time: number): boolean {
  return time >= settings.from && time < settings.to;
}

function scenarioEvents(plan: SimulationPlan, account: SimulatedAccount): readonly SimulatedEvent[] {
  return plan.scenarios
    .flatMap(({ events }) => events.map(({ event }) => event))
    .filter((event) => event.accountId === account.id);
}

function chainsOf(plan: SimulationPlan, account: SimulatedAccount, keys: readonly RegionKey[]) {
  const { settings } = plan;
  const keyRing = makeKeyRing(keys);
  const address = addressOf(plan, account);
  const storePrefix = settings.storePrefix === '' ? '' : `${settings.storePrefix}/`;
  return new Map(
    account.regions.map(({ region }) => [
      region,
      makeDigestChain(
        {
          ...address,
          region,
          bucket: settings.bucket,
          storePrefix,
          trailName: settings.trailName,
          homeRegion: globalRegion,
          signingKey: (time) => keyRing(region, time),
        },
        settings.from,
      ),
    ]),
  );
}

function addressOf({ settings, world }: SimulationPlan, account: SimulatedAccount): LogAddress {
  const { seed, layout } = settings;
  const ownPrefix = layout === 'control-tower' ? world.organizationId : '';
  const prefix = [settings.prefix, ownPrefix].filter((part) => part !== '').join('/');
  const address = { seed, prefix, accountId: account.id };
  return layout === 'account' ? address : { ...address, organizationId: world.organizationId };
}
