import { hourSeconds } from './actors/index.js';
import { chainAddress, logAddress, secondAddress } from './chain-address.js';
import {
  type ChainAddress,
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
import type { AccountId, Region } from '../cloudtrail/index.js';
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
  const second = secondDelivery(plan, account, keys);
  const batch = (until: number, digestsUntil: number): Batch => ({
    accountId: account.id,
    ...join(deliver(logs.deliver(until), chains, digestsUntil), second.deliver(until, digestsUntil)),
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
    const events = [...routine.filter(({ time }) => inRange(plan, time)), ...ofHour];
    logs.accept(events);
    second.accept(events);
    yield batch(start + hourSeconds, start + hourSeconds);
  }
  // Every chain's last digest ends in the hour after the last event, and after the last log file.
  yield batch(lastMarkOf(plan), settings.to + hourSeconds);
}

type Delivery = Omit<Batch, 'accountId'>;

function join(first: Delivery, second: Delivery): Delivery {
  return {
    objects: [...first.objects, ...second.objects],
    events: first.events + second.events,
    logFiles: first.logFiles + second.logFiles,
    digests: first.digests + second.digests,
  };
}

const NOTHING: Delivery = { objects: [], events: 0, logFiles: 0, digests: 0 };

interface SecondDelivery {
  accept(events: readonly SimulatedEvent[]): void;
  deliver(until: number, digestsUntil: number): Delivery;
}

/** What a scenario's own trail of the account delivers beside the organization's: the same events once more. */
function secondDelivery(
  plan: SimulationPlan,
  account: SimulatedAccount,
  keys: readonly RegionKey[],
): SecondDelivery {
  const trail = plan.scenarios.find(({ secondTrail }) => secondTrail?.accountId === account.id)?.secondTrail;
  if (trail === undefined) return { accept: () => undefined, deliver: () => NOTHING };
  const address = secondAddress(plan.settings, account, trail);
  const logs = makeLogDelivery(address, lastMarkOf(plan));
  const firstHour = Math.ceil(trail.startsAt / hourSeconds) * hourSeconds;
  const chains = chainsAt(plan, account, keys, (region) => ({ ...address, region }), firstHour);
  return {
    accept: (events) => logs.accept(events.filter(({ time }) => time >= trail.startsAt)),
    deliver: (until, digestsUntil) =>
      until < trail.startsAt ? NOTHING : deliver(logs.deliver(until), chains, digestsUntil),
  };
}

function deliver(
  logs: readonly DeliveredLog[],
  chains: ReturnType<typeof chainsOf>,
  until: number,
): Delivery {
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
  plan: SimulationPlan,
  account: SimulatedAccount,
  keys: readonly RegionKey[],
  gaps: readonly LoggingGap[],
) {
  const { settings, world } = plan;
  const addressOf = (region: Region) => chainAddress(settings, world, account, region);
  return chainsAt(plan, account, keys, addressOf, settings.from, gaps);
}

/** A chain of digests for each Region of the account. */
function chainsAt(
  { settings }: SimulationPlan,
  account: SimulatedAccount,
  keys: readonly RegionKey[],
  addressOf: (region: Region) => ChainAddress,
  from: number,
  gaps: readonly LoggingGap[] = [],
) {
  const keyRing = makeKeyRing(keys);
  const storePrefix = settings.storePrefix === '' ? '' : `${settings.storePrefix}/`;
  return new Map(
    account.regions.map(({ region }) => {
      const scope = {
        ...addressOf(region),
        bucket: settings.bucket,
        storePrefix,
        signingKey: (time: number) => keyRing(region, time),
      };
      const own = gaps.filter((gap) => gap.region === region);
      return [region, makeDigestChain(scope, from, own)] as const;
    }),
  );
}
