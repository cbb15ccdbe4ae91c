import { formatCount } from '../count-of.js';
import { UserError } from '../errors.js';
import { knownRegions } from './world/index.js';
import { incidentNames, type ScenarioName, scenarioNames } from './scenarios/index.js';
import { type TamperName, tamperNames } from './tampering/index.js';

/** How the keys of log files are laid out below the location. */
export type SimulatedLayout = 'organization' | 'account' | 'control-tower';

export interface SimulationOptions {
  /** 2 to 5,000; 5 unless told. */
  readonly accounts?: number;
  /** 1 to 17, `us-east-1` first; 3 unless told. */
  readonly regions?: number;
  /** 1 to 400; 2 unless told. */
  readonly days?: number;
  /** Of the whole organization, about; 20,000 unless told. Scenarios come on top. */
  readonly eventsPerDay?: number;
  /** The same seed and options give the same bytes; 1 unless told. */
  readonly seed?: number;
  /** `all` incidents unless told; what makes the trail dearer is played when it is named. */
  readonly scenarios?: 'all' | 'none' | readonly ScenarioName[];
  /** What is done to the logs and digests themselves; `none` unless told. */
  readonly tamper?: 'all' | 'none' | readonly TamperName[];
  /** No event is later. Cut to the full hour. */
  readonly endsAt: Date;
  /** As the digests name it; `larkmoor-org-trail` unless told. */
  readonly bucket?: string;
  /** The trail's key prefix, without a `/` at its end; none unless told. */
  readonly prefix?: string;
  /** Where the store's root lies inside the bucket, without a `/` at its end: digests name whole keys. */
  readonly storePrefix?: string;
  /** `org-trail` unless told. */
  readonly trailName?: string;
  /** `organization` unless told. */
  readonly layout?: SimulatedLayout;
}

/** The options with nothing left open; can be sent to a worker thread. Times are seconds since 1970. */
export interface SimulationSettings {
  readonly accounts: number;
  readonly regions: number;
  readonly days: number;
  readonly eventsPerDay: number;
  readonly seed: number;
  readonly scenarios: readonly ScenarioName[];
  readonly tamper: readonly TamperName[];
  readonly from: number;
  readonly to: number;
  readonly bucket: string;
  readonly prefix: string;
  readonly storePrefix: string;
  readonly trailName: string;
  readonly layout: SimulatedLayout;
}

const hourSeconds = 3600;
const daySeconds = 24 * hourSeconds;

/** Throws a `UserError` that names the option when one is out of its bounds. */
export function simulationSettings(options: SimulationOptions): SimulationSettings {
  const days = whole('days', options.days ?? 2, 1, 400);
  const to = Math.floor(options.endsAt.getTime() / 1000 / hourSeconds) * hourSeconds;
  if (!Number.isFinite(to)) throw new UserError({ what: 'is not a date', where: '--ends-at' });
  return {
    accounts: whole('accounts', options.accounts ?? 5, 2, 5000),
    regions: whole('regions', options.regions ?? 3, 1, knownRegions.length),
    days,
    eventsPerDay: whole('events-per-day', options.eventsPerDay ?? 20_000, 100, 50_000_000),
    seed: whole('seed', options.seed ?? 1, 0, Number.MAX_SAFE_INTEGER),
    scenarios: chosen('scenario', scenarioNames, incidentNames, options.scenarios ?? 'all'),
    tamper: chosen('tamper', tamperNames, tamperNames, options.tamper ?? 'none'),
    from: to - days * daySeconds,
    to,
    bucket: options.bucket ?? 'larkmoor-org-trail',
    prefix: trimSlash(options.prefix ?? ''),
    storePrefix: trimSlash(options.storePrefix ?? ''),
    trailName: trailName(options.trailName ?? 'org-trail'),
    layout: options.layout ?? 'organization',
  };
}

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const bounds = `${formatCount(least)} to ${formatCount(most)}`;
  throw new UserError({ what: `${value} is not a whole number of ${bounds}`, where: `--${name}` });
}

function chosen<Name extends string>(
  option: 'scenario' | 'tamper',
  known: readonly Name[],
  all: readonly Name[],
  wanted: 'all' | 'none' | readonly Name[],
): readonly Name[] {
  if (wanted === 'none') return [];
  if (wanted === 'all') return all;
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UserError({
      what: `there is no ${optionMeaning[option]} ${JSON.stringify(unknown)}`,
      where: `--${option}`,
      next: `Choose of: all, none, ${known.join(', ')}`,
    });
  }
  return known.filter((name) => wanted.includes(name));
}

const optionMeaning = { scenario: 'scenario', tamper: 'tampering' } as const;

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html */
function trailName(name: string): string {
  if (/^[A-Za-z0-9](?:[A-Za-z0-9]|[._-](?![._-])){1,126}[A-Za-z0-9]$/.test(name)) return name;
  throw new UserError({ what: `${JSON.stringify(name)} is not a trail name`, where: '--trail-name' });
}

function trimSlash(prefix: string): string {
  return prefix.replace(/^\/+|\/+$/g, '');
}
