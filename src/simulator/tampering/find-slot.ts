import { Random } from '../random.js';
import type { InjectedEvent } from '../scenarios/index.js';
import { globalRegion, type World } from '../world/index.js';
import { type TamperName, tampers } from './catalog.js';
import type { Needs, Slot, Tamper } from './tamper.js';

export interface Occupied {
  readonly name: TamperName;
  readonly slot: Slot;
  readonly events: readonly InjectedEvent[];
}

export interface SlotSearch {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly world: World;
  readonly events: readonly InjectedEvent[];
  /** What has been planned before. */
  readonly occupied: readonly Occupied[];
}

type Chain = Pick<Slot, 'account' | 'region'>;

const hourSeconds = 3600;
/** What is done to one chain stays so far apart that its traces do; and a gap from what could explain another. */
const spacing = 2 * hourSeconds;
/** An event may be delivered so much later. */
const longestDelay = 4200;
/** The range's first and last hours stay as they are. */
const edge = 3 * hourSeconds;
const endHours = 2;

/** A place for it on a chain that has no other, or else on one that has; undefined when there is none. */
export function findSlot(name: TamperName, search: SlotSearch): Slot | undefined {
  const tamper: Tamper = tampers[name];
  const random = new Random(search.seed, 'tampering-slot', name);
  const times = timesFor(tamper.needs, search, random);
  const chains = chainsFor(tamper.needs, search, random);
  const isUsed = (chain: Chain) => search.occupied.some(({ slot }) => isSameChain(slot, chain));
  for (const used of [false, true]) {
    for (const chain of chains.filter((each) => isUsed(each) === used)) {
      const time = times.find((each) => fits(tamper, { ...chain, ...each }, search));
      if (time !== undefined) return { account: chain.account, region: chain.region, ...time };
    }
  }
  return undefined;
}

function chainsFor({ chain, time }: Needs, { world }: SlotSearch, random: Random): readonly Chain[] {
  const all = world.accounts.flatMap((account) =>
    account.regions.map(({ region, weight }) => ({ account, region, volume: account.share * weight })),
  );
  switch (chain) {
    case 'busy': {
      const busy = all.filter(({ volume }) => volume > 0).sort((a, b) => b.volume - a.volume);
      // What takes a whole chain leaves the busiest to what has to meet a log file within hours.
      const half = time === 'whole' ? Math.floor(busy.length / 2) : 0;
      return [...busy.slice(half), ...busy.slice(0, half)];
    }
    case 'any':
      return random.shuffle(all);
    case 'home':
      return [{ account: world.accountFor('management'), region: globalRegion }];
  }
}

type Time = Pick<Slot, 'from' | 'to'>;

function timesFor({ time, chain }: Needs, { from, to }: SlotSearch, random: Random): readonly Time[] {
  // A chain's first digest ends in the hour before the range, its last in the hour after it.
  if (time === 'whole') return [{ from: from - hourSeconds, to: to + hourSeconds }];
  if (time === 'end') return [{ from: to - endHours * hourSeconds, to: to + hourSeconds }];
  const length = time * hourSeconds;
  const count = Math.floor((to - from - length - 2 * edge) / hourSeconds) + 1;
  // What has one chain to choose takes the first hours, and leaves the others a choice.
  const first = chain === 'home' ? 0 : random.below(count);
  return Array.from({ length: count }, (_, index) => {
    const start = from + edge + ((first + index) % count) * hourSeconds;
    return { from: start, to: start + length };
  });
}

function fits(tamper: Tamper, slot: Slot, search: SlotSearch): boolean {
  const events = [...search.events, ...search.occupied.flatMap((each) => each.events)];
  return (
    !search.occupied.some((each) => isSameChain(each.slot, slot) && isNear(each.slot, slot)) &&
    (tamper.needs.quiet !== true || !events.some((event) => isInLogsOf(slot, event))) &&
    (tamper.kind !== 'gap' || isGapAlone(slot, search))
  );
}

function isSameChain(one: Chain, other: Chain): boolean {
  return one.account.id === other.account.id && one.region === other.region;
}

function isNear(one: Time, other: Time): boolean {
  return one.from < other.to + spacing && other.from < one.to + spacing;
}

function isInLogsOf(slot: Slot, { event }: InjectedEvent): boolean {
  const inChain = event.accountId === slot.account.id && event.region === slot.region;
  return inChain && event.time >= slot.from - longestDelay && event.time < slot.to;
}

/** What could explain a gap, rightly or wrongly. */
const explanation = /^(?:cloudtrail:(?:Stop|Start|Create|Update|Delete)|s3:PutBucket|organizations:Leave)/;

/** A chain has one gap, and nothing that anybody does at the time explains it but its own events. */
function isGapAlone(slot: Slot, { events, occupied }: SlotSearch): boolean {
  const gaps = occupied.filter(({ name }) => tampers[name].kind === 'gap');
  const time = (at: number): Time => ({ from: at, to: at });
  return (
    !gaps.some((each) => isSameChain(each.slot, slot) || isNear(each.slot, slot)) &&
    !events.some(({ event }) => explanation.test(event.name) && isNear(time(event.time), slot))
  );
}
