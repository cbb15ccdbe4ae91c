import type { DigestFileKey, LogFileKey, Region } from '../../cloudtrail/index.js';
import type { ChainAddress, DeliveredObject, LoggingGap } from '../delivery/index.js';
import type { Random } from '../random.js';
import type { InjectedEvent } from '../scenarios/index.js';
import type { SimulatedAccount, World } from '../world/index.js';

/** Something that is done to the evidence itself, and not only told by it. */
export type Tamper = ObjectTamper | GapTamper;

/** Done to objects on their way into the store. */
export interface ObjectTamper extends TamperFacts {
  readonly kind: 'objects';
  /** The first object of the slot that it can be done to, or all of them. */
  readonly takes: 'first' | 'all';
  /** What is stored instead; undefined for an object that it is not meant for. */
  change(object: PassingObject, site: Site): readonly DeliveredObject[] | undefined;
}

/** Done by not logging at all for a time; the chain of digests begins anew. */
export interface GapTamper extends TamperFacts {
  readonly kind: 'gap';
  /** Who stops the trail and starts it again, when that is in the logs. */
  tell?(site: Site, gap: LoggingGap): readonly InjectedEvent[];
}

export interface TamperFacts {
  /** One line for lists. */
  readonly title: string;
  readonly needs: Needs;
  /** What was done, in plain words. */
  summary(site: Site): string;
}

/** Where something can be done so that it shows, and shows alone. */
export interface Needs {
  /** `busy`: with log files. `home`: the management account in the trail's home Region. */
  readonly chain: 'busy' | 'any' | 'home';
  /** A number of hours in the middle of the range, its last hours, or all of it. */
  readonly time: number | 'end' | 'whole';
  /** Log files are lost or changed, so that none with a scenario's events may be among them. */
  readonly quiet?: true;
}

/** Seconds since 1970, on full hours; nothing else is done to the account and Region in this time. */
export interface Slot {
  readonly account: SimulatedAccount;
  readonly region: Region;
  /** Of logs: delivered from here on. Of digests: ending after it. */
  readonly from: number;
  readonly to: number;
}

/** Where something is done. */
export interface Site {
  readonly slot: Slot;
  readonly world: World;
  readonly address: ChainAddress;
  /** A stream of its own. */
  random(...parts: readonly (string | number)[]): Random;
}

export interface PassingObject {
  readonly key: LogFileKey | DigestFileKey;
  readonly object: DeliveredObject;
}
