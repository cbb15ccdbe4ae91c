import { hourSeconds } from './actors/index.js';
import { chainAddress, logAddress } from './chain-address.js';
import {
  type DeliveredLog,
  type DeliveredObject,
  type LoggingGap,
  makeDigestChain,
  makeLogDelivery,
  markSeconds,
} from './delivery/index.js';
import type { SimulationPlan } from './plan.js';
import type { SimulatedEvent } from './record/index.js';
import { makeKeyRing, type RegionKey } from './signing/index.js';
import type { AccountId } from '../cloudtrail/index.js';
import type { SimulatedAccount } from './world/index.js';

/** What one account delivers in one hour. */
export interface Batch {
  readonly accountId: AccountId;
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
  const { settings, world } = plan;
  const gaps = gapsOf(plan, account);
  const logs = makeLogDelivery(logAddress(settings, world, account), lastMarkOf(plan), gaps);
  const chains = chainsOf(plan, account, keys, gaps);
  const batch = (until: number, digestsUntil: number): Batch => ({
    accountId: account.id,
    ...deliver(logs.deliver(until), chains, digestsUntil),
  });
  const activity = plan.activityOf(account);
  const injected = injectedEvents(plan, account);
  let owed = 0;
  for (let start = settings.from; start < settings.to; start += hourSeconds) {
    const hour = start / hourSeconds;
    owed += plan.wanted(account, hour);
    const routine = activity.in(hour, Math.max(0, Math.round(owed)));
    owed -= routine.length;
    const ofHour = injected.filter(({ time }) => time >= start && time < start + hourSeconds);
    logs.accept([...routine.filter(({ time }) => inRange(plan, time)), ...ofHour]);
    yield batch(start + hourSeconds, start + hourSeconds);
  }
  // Every chain's last digest ends in the hour after the last event, and after the last log file.
  yield batch(lastMarkOf(plan), settings.to + hourSeconds);
}

function deliver(
  logs: readonly DeliveredLog[],
  chains: ReturnType<typeof chainsOf>,
  until: number,
): Omit<Batch, 'accountId'> {
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

/** What scenarios and tampering put in. */
function injectedEvents(plan: SimulationPlan, account: SimulatedAccount): readonly SimulatedEvent[] {
  return [...plan.scenarios, ...plan.tampering]
    .flatMap(({ events }) => events.map(({ event }) => event))
    .filter((event) => event.accountId === account.id);
}

function gapsOf(plan: SimulationPlan, account: SimulatedAccount): readonly LoggingGap[] {
  return plan.tampering.flatMap((each) =>
    each.kind === 'gap' && each.slot.account.id === account.id ? [each.gap] : [],
  );
}

function chainsOf(
  { settings, world }: SimulationPlan,
  account: SimulatedAccount,
  keys: readonly RegionKey[],
  gaps: readonly LoggingGap[],
) {
  const keyRing = makeKeyRing(keys);
  const storePrefix = settings.storePrefix === '' ? '' : `${settings.storePrefix}/`;
  return new Map(
    account.regions.map(({ region }) => {
      const scope = {
        ...chainAddress(settings, world, account, region),
        bucket: settings.bucket,
        storePrefix,
        signingKey: (time: number) => keyRing(region, time),
      };
      const own = gaps.filter((gap) => gap.region === region);
      return [region, makeDigestChain(scope, settings.from, own)] as const;
    }),
  );
}
