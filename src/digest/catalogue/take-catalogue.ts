import {
  listLogs,
  type ListedLog,
  type ObjectStore,
  type PassedOverFolder,
  type UnavailablePart,
} from '../../storage/index.js';
import { openSpool, type TemporaryFolder } from '../spool/index.js';
import { dayText, type Interval } from '../time/index.js';
import { type Catalogue, type CatalogueFacts, dayBucket, openCatalogue } from './catalogue.js';
import { placeName } from './place.js';
import { type StoredLine, toLine } from './stored-object.js';

export interface CatalogueOptions {
  readonly store: ObjectStore;
  readonly folder: TemporaryFolder;
  readonly from?: Date;
  readonly to?: Date;
  readonly accounts?: readonly string[];
  readonly regions?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onListed?: (objects: number) => void;
}

/** Keys of things that are no evidence, kept for the report. */
const keptKeys = 10;

/** Lists the location once, whatever its layout. */
export async function takeCatalogue(options: CatalogueOptions): Promise<Catalogue> {
  const { folder, store } = options;
  const spools = {
    digests: openSpool<StoredLine>({ folder, name: 'digest-objects' }),
    logs: openSpool<StoredLine>({ folder, name: 'log-objects' }),
  };
  const tally = openTally(store.pathOf === undefined);
  for await (const entry of listLogs(store, scopeOf(options))) {
    tally.take(entry);
    if (entry.kind === 'digest') spools.digests.add(placeName(entry.key), toLine(entry.object));
    if (entry.kind === 'log') {
      spools.logs.add(
        dayBucket(placeName(entry.key), dayText(entry.key.deliveredAt.getTime())),
        toLine(entry.object),
      );
    }
    if (tally.listed % 1000 === 0) options.onListed?.(tally.listed);
  }
  options.onListed?.(tally.listed);
  return openCatalogue(spools, tally.facts());
}

/**
 * An open range is given a beginning, because only a narrowed listing goes by CloudTrail's folders,
 * many at a time.
 */
function scopeOf({ from, to, accounts, regions, signal }: CatalogueOptions) {
  const begin = from ?? (to === undefined ? new Date(0) : undefined);
  return {
    ...(begin !== undefined && { from: begin }),
    ...(to !== undefined && { to }),
    ...(accounts !== undefined && { accounts }),
    ...(regions !== undefined && { regions }),
    ...(signal !== undefined && { signal }),
  };
}

interface Tally {
  readonly listed: number;
  take(entry: ListedLog): void;
  facts(): CatalogueFacts;
}

function openTally(isLive: boolean): Tally {
  const troubles: UnavailablePart[] = [];
  const passedOver: PassedOverFolder[] = [];
  const foreignKeys: string[] = [];
  const counts = { listed: 0, digests: 0, logFiles: 0, foreign: 0 };
  let newest: number | undefined;
  let lastStored: number | undefined;
  const logTimes = new Map<string, Interval>();
  const homeRegions = new Set<string>();
  const see = (named: Date, stored: Date): number => {
    const time = isLive ? Math.min(named.getTime(), stored.getTime()) : named.getTime();
    newest = Math.max(newest ?? 0, time);
    if (isLive) lastStored = Math.max(lastStored ?? 0, stored.getTime());
    return time;
  };
  return {
    get listed() {
      return counts.listed;
    },
    take(entry) {
      if (entry.kind === 'unavailable') return void troubles.push(entry);
      if (entry.kind === 'passed-over') {
        if (entry.reason === 'not-cloudtrail' || entry.reason === 'outside-aws-logs') passedOver.push(entry);
        return;
      }
      counts.listed += 1;
      if (entry.kind === 'digest') {
        counts.digests += 1;
        homeRegions.add(entry.key.homeRegion);
        see(entry.key.endTime, entry.object.lastModified);
      } else if (entry.kind === 'log') {
        counts.logFiles += 1;
        const place = placeName(entry.key);
        const time = see(entry.key.deliveredAt, entry.object.lastModified);
        const known = logTimes.get(place) ?? { from: time, to: time };
        logTimes.set(place, { from: Math.min(known.from, time), to: Math.max(known.to, time) });
      } else if (entry.kind === 'unnamed' || entry.reason === 'not-a-log') {
        counts.foreign += 1;
        if (foreignKeys.length < keptKeys) foreignKeys.push(entry.object.key);
      }
    },
    facts: () => ({
      digests: counts.digests,
      logFiles: counts.logFiles,
      foreign: { count: counts.foreign, keys: foreignKeys },
      troubles,
      passedOver,
      newest,
      logTimes,
      homeRegions,
      lastStored,
    }),
  };
}
