import { UserError } from '../../errors.js';
import { type ChainAddress, digestKey, digestPhase, type LoggingGap } from '../delivery/index.js';
import { Random } from '../random.js';
import type { Region } from '../../cloudtrail/index.js';
import type { InjectedEvent } from '../scenarios/index.js';
import type { SimulatedAccount, World } from '../world/index.js';
import { type TamperName, tamperNames, tampers } from './catalog.js';
import { findSlot, type Occupied } from './find-slot.js';
import type { GapTamper, ObjectTamper, Site, Slot, Tamper } from './tamper.js';

/** One tampering with everything decided about it but the objects that it will meet. */
export type PlannedTampering = PlannedChange | PlannedGap;

export interface PlannedChange extends PlannedFacts {
  readonly kind: 'objects';
  readonly tamper: ObjectTamper;
}

export interface PlannedGap extends PlannedFacts {
  readonly kind: 'gap';
  readonly gap: LoggingGap;
  /** Keys of the digests that are never written. */
  readonly missingKeys: readonly string[];
}

interface PlannedFacts {
  readonly name: TamperName;
  readonly title: string;
  readonly summary: string;
  readonly slot: Slot;
  readonly site: Site;
  /** What it puts into the logs. */
  readonly events: readonly InjectedEvent[];
}

export interface TamperingTerms {
  readonly seed: number;
  readonly chosen: readonly TamperName[];
  /** Seconds since 1970; the end is excluded. */
  readonly from: number;
  readonly to: number;
  readonly world: World;
  /** What the scenarios put into the logs. */
  readonly events: readonly InjectedEvent[];
  addressOf(account: SimulatedAccount, region: Region): ChainAddress;
}

const hourSeconds = 3600;
/** From StopLogging to the digest that still lists its log file. */
const farewellSeconds = 660;

/**
 * Finds an account, Region and time for each. Room is made for all, chosen or not, so that choosing
 * one moves no other; for the chosen alone where there is no room for all. Throws a `UserError` when
 * there is none for a chosen one.
 */
export function planTampering(terms: TamperingTerms): readonly PlannedTampering[] {
  const { chosen } = terms;
  if (chosen.length === 0) return [];
  const among = planNames(terms, tamperNames).filter(({ name }) => chosen.includes(name));
  const planned = among.length === chosen.length ? among : planNames(terms, chosen);
  const left = chosen.find((name) => !planned.some((each) => each.name === name));
  if (left !== undefined) throw noRoom(left);
  return planned;
}

/** As many as there is room for. */
function planNames(terms: TamperingTerms, names: readonly TamperName[]): readonly PlannedTampering[] {
  const planned: PlannedTampering[] = [];
  for (const name of names) {
    const slot = findSlot(name, { ...terms, occupied: planned.map(occupiedBy) });
    if (slot !== undefined) planned.push(planOne(terms, name, slot));
  }
  return planned;
}

function occupiedBy({ name, slot, events }: PlannedTampering): Occupied {
  return { name, slot, events };
}

function noRoom(name: TamperName): UserError {
  return new UserError({
    what: `there is no room for ${name}`,
    where: '--tamper',
    next: 'Simulate more accounts, Regions or days, or choose fewer.',
  });
}

function planOne(terms: TamperingTerms, name: TamperName, slot: Slot): PlannedTampering {
  const tamper: Tamper = tampers[name];
  const site: Site = {
    slot,
    world: terms.world,
    address: terms.addressOf(slot.account, slot.region),
    random: (...parts) => new Random(terms.seed, 'tampering', name, ...parts),
  };
  const facts = { name, title: tamper.title, summary: tamper.summary(site), slot, site };
  switch (tamper.kind) {
    case 'objects':
      return { kind: 'objects', ...facts, tamper, events: [] };
    case 'gap':
      return { kind: 'gap', ...facts, ...planGap(tamper, site) };
  }
}

function planGap(tamper: GapTamper, site: Site): Pick<PlannedGap, 'gap' | 'missingKeys' | 'events'> {
  const { slot, address } = site;
  const lastDigestEnd = slot.from + digestPhase(address);
  const stoppedAt = tamper.tell === undefined ? lastDigestEnd : lastDigestEnd - farewellSeconds;
  const restartedAt = slot.to - hourSeconds + digestPhase(address, 'restart');
  const gap: LoggingGap = { region: slot.region, stoppedAt, lastDigestEnd, restartedAt };
  const hours = Math.ceil((restartedAt - lastDigestEnd) / hourSeconds) - 1;
  const missingKeys = Array.from({ length: hours }, (_, index) =>
    digestKey(address, lastDigestEnd + (index + 1) * hourSeconds),
  );
  return { gap, missingKeys, events: tamper.tell?.(site, gap) ?? [] };
}
