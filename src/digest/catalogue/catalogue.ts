import type { ListedObject, PassedOverFolder, UnavailablePart } from '../../storage/index.js';
import type { Spool } from '../spool/index.js';
import type { Interval } from '../time/index.js';
import { type Place, parsePlaceName } from './place.js';
import { type StoredDigest, type StoredLine, toDigest, toObject } from './stored-object.js';

/** What a listing of the location found, by account and Region; logs also by the day in their name. */
export interface Catalogue {
  /** In the order of their names. */
  readonly places: readonly Place[];
  digestsOf(place: string): readonly StoredDigest[];
  /** `2026/03/01`, in order. */
  logDaysOf(place: string): readonly string[];
  logsOf(place: string, day: string): readonly ListedObject[];
  readonly facts: CatalogueFacts;
  readonly close: () => void;
}

export interface CatalogueFacts {
  readonly digests: number;
  readonly logFiles: number;
  /** Objects that are neither, with some of their keys. */
  readonly foreign: { readonly count: number; readonly keys: readonly string[] };
  /** Parts that could not be listed, so that absence there proves nothing. */
  readonly troubles: readonly UnavailablePart[];
  /** Folders beside CloudTrail's that were not looked into. */
  readonly passedOver: readonly PassedOverFolder[];
  /** The time of the newest log or digest, by its key in a folder and as stored in a bucket. */
  readonly newest: number | undefined;
  /** The times of the oldest and the newest log file, by place. */
  readonly logTimes: ReadonlyMap<string, Interval>;
  /** Of the trails that the digests' names tell of. */
  readonly homeRegions: ReadonlySet<string>;
  /** The latest time at which the store says that something was stored. */
  readonly lastStored: number | undefined;
}

export interface CatalogueSpools {
  /** By place. */
  readonly digests: Spool<StoredLine>;
  /** By place and day: `111122223333/eu-west-1 2026/03/01`. */
  readonly logs: Spool<StoredLine>;
}

export function dayBucket(place: string, day: string): string {
  return `${place} ${day}`;
}

export function openCatalogue({ digests, logs }: CatalogueSpools, facts: CatalogueFacts): Catalogue {
  const days = daysByPlace(logs.names());
  const names = [...new Set([...digests.names(), ...days.keys()])].sort();
  return {
    places: names.map(parsePlaceName),
    digestsOf: (place) => digests.read(place).map(toDigest),
    logDaysOf: (place) => (days.get(place) ?? []).sort(),
    logsOf: (place, day) => logs.read(dayBucket(place, day)).map(toObject),
    facts,
    close: () => {
      digests.close();
      logs.close();
    },
  };
}

/** The days of every place in names made by `dayBucket`. */
export function daysByPlace(names: Iterable<string>): Map<string, string[]> {
  const days = new Map<string, string[]>();
  for (const name of names) {
    const [place = '', day = ''] = name.split(' ');
    const known = days.get(place);
    if (known === undefined) days.set(place, [day]);
    else known.push(day);
  }
  return days;
}
