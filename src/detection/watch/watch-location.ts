import { parseLogKey } from '../../cloudtrail/index.js';
import type { Suppression } from '../../config/index.js';
import type { Alert } from '../../finding/index.js';
import type { ListedObject } from '../../storage/index.js';
import { collectDetections } from '../collect-detections.js';
import { type Correlator, createCorrelator } from '../correlate/create-correlator.js';
import type { Detection } from '../detection.js';
import { type ExpectedPlace, findSilence } from '../heartbeat/find-silence.js';
import type { RuleMatch } from '../records/match-record.js';
import {
  type MatchReader,
  openMatchReader,
  type MatchReading,
  type UnreadLog,
} from '../records/read-matches.js';
import { suppress } from '../suppress/suppress.js';
import {
  type AccountNames,
  type AlertGrouping,
  alertOfDetection,
  alertOfSilence,
} from './alert-of-detection.js';
import type { DeliverySource } from './delivery.js';
import { applyEntry, type Journal, notePlace, type PlaceSeen, type WatchState } from './journal.js';

export interface WatchOptions extends MatchReading {
  readonly source: DeliverySource;
  readonly journal: Journal;
  /** What earlier runs have left. */
  readonly state: WatchState;
  readonly grouping: AlertGrouping;
  readonly accounts: AccountNames;
  readonly suppressions: readonly Suppression[];
  /** Silence of these places, and of those that were seen, is told; undefined tells of none. */
  readonly heartbeat: { readonly minutes: number; readonly expected: readonly ExpectedPlace[] } | undefined;
  /** Sends an alert to its destinations, with tries and dead letters. */
  readonly deliver: (alert: Alert) => Promise<void>;
  readonly now: () => number;
  readonly onRound?: (round: WatchRound) => void;
  /** Called when nothing new was there: waits until it is worth looking again. */
  readonly rest: (signal: AbortSignal) => Promise<void>;
}

export interface WatchRound {
  /** New objects that were dealt with; those that could not be fetched come again. */
  readonly objects: number;
  readonly events: number;
  readonly alerts: number;
  readonly failures: readonly UnreadLog[];
}

/** Follows what is delivered until the signal is aborted. An alert is told at least once, and its id tells repeats. */
export async function watchLocation(options: WatchOptions): Promise<void> {
  const reader = openMatchReader(options);
  const correlator = rebuildCorrelator(options);
  try {
    await tellPending(options);
    while (!options.signal.aborted) {
      const round = await watchOnce(options, reader, correlator);
      options.onRound?.(round);
      if (round.objects === 0 && !options.signal.aborted) await options.rest(options.signal);
    }
  } catch (error) {
    // Whoever stops a watch wants no error for it; what was under way is done again by the next run.
    if (!options.signal.aborted) throw error;
  } finally {
    await reader.close();
  }
}

/** Fills the windows with what was seen before; what they say now has been told already. */
function rebuildCorrelator({ book, state }: WatchOptions): Correlator {
  const correlator = createCorrelator(book);
  for (const match of state.matches) correlator.take(match);
  state.matches.length = 0;
  return correlator;
}

/** One round: hear, read, match, write down, tell, acknowledge. */
async function watchOnce(
  options: WatchOptions,
  reader: MatchReader,
  correlator: Correlator,
): Promise<WatchRound> {
  const { source, signal, state, journal, now } = options;
  const delivery = await source.next(signal);
  const fresh = delivery.objects.filter((object) => !state.objects.has(identityOf(object)));
  const logs = fresh.filter(({ key }) => parseLogKey(key).kind !== 'digest');
  const outcomes = await reader.read(logs);
  const failed = outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome] : []));
  const read = outcomes.flatMap((outcome) => (outcome.kind === 'read' ? [outcome] : []));
  const matches = read.flatMap((outcome) => outcome.matches);
  const places = placesOf(fresh);
  for (const place of places) notePlace(state.places, place);
  const alerts = newAlerts(matches, correlator, options);
  const settled = done(fresh, failed);
  const entry = {
    kind: 'batch',
    at: now(),
    objects: settled.map(identityOf),
    matches: matches.filter(({ ruleId }) => options.book.feeding.has(ruleId)),
    alerts,
    places,
  } as const;
  if (settled.length > 0 || alerts.length > 0) await journal.append(entry);
  applyEntry(state, { ...entry, matches: [] });
  await tellPending(options);
  await delivery.acknowledge();
  return {
    objects: settled.length,
    events: read.reduce((sum, { events }) => sum + events, 0),
    alerts: alerts.length,
    failures: [...delivery.troubles, ...failed],
  };
}

/** The same content at the same place is the same object; an overwritten key is a new one. */
export function identityOf({ key, size, etag, lastModified }: ListedObject): string {
  return `${key}#${etag ?? lastModified.getTime()}#${size}`;
}

/** An object that could not be fetched this time is looked at again; one that is damaged stays so. */
function done(objects: readonly ListedObject[], failed: readonly UnreadLog[]): readonly ListedObject[] {
  const passing = new Set(
    failed.filter(({ reason }) => reason === 'throttled' || reason === 'unreadable').map(({ key }) => key),
  );
  return objects.filter(({ key }) => !passing.has(key));
}

function newAlerts(
  matches: readonly RuleMatch[],
  correlator: Correlator,
  options: WatchOptions,
): readonly Alert[] {
  const { book, grouping, accounts, suppressions, state, now } = options;
  const alone = { ...book, correlations: [] };
  const detections: readonly Detection[] = [
    ...collectDetections(matches, alone),
    ...matches.toSorted(byTime).flatMap((match) => correlator.take(match)),
  ];
  const { kept } = suppress(detections, suppressions, new Date(now()));
  const alerts = [
    ...kept.map((detection) => alertOfDetection(detection, grouping, accounts)),
    ...silenceAlerts(options),
  ];
  const unique = new Map(alerts.toReversed().map((alert) => [alert.id, alert]));
  return [...unique.values()].toReversed().filter(({ id }) => !state.alertIds.has(id));
}

function silenceAlerts({ heartbeat, state, accounts, now }: WatchOptions): readonly Alert[] {
  if (heartbeat === undefined) return [];
  const newest = [...state.places.values()].map(({ log, digest, ...place }) => ({
    ...place,
    log: log === undefined ? undefined : new Date(log),
    digest: digest === undefined ? undefined : new Date(digest),
  }));
  const seen = newest.map(({ accountId, region }) => ({ accountId, region, since: new Date(0) }));
  const expected = [...heartbeat.expected, ...seen.filter((place) => !isAmong(place, heartbeat.expected))];
  const silences = findSilence(expected, newest, { now: new Date(now()), minutes: heartbeat.minutes });
  return silences.map((silence) => alertOfSilence(silence, accounts));
}

function isAmong(place: ExpectedPlace, places: readonly ExpectedPlace[]): boolean {
  return places.some(({ accountId, region }) => accountId === place.accountId && region === place.region);
}

async function tellPending({ state, deliver, journal, now }: WatchOptions): Promise<void> {
  for (const [alertId, alert] of state.pending) {
    await deliver(alert);
    const entry = { kind: 'sent', at: now(), alertId } as const;
    await journal.append(entry);
    applyEntry(state, entry);
  }
}

function placesOf(objects: readonly ListedObject[]): readonly PlaceSeen[] {
  return objects.flatMap(({ key }): readonly PlaceSeen[] => {
    const parsed = parseLogKey(key);
    if (parsed.kind === 'log') {
      return [{ accountId: parsed.accountId, region: parsed.region, log: parsed.deliveredAt.toISOString() }];
    }
    if (parsed.kind !== 'digest') return [];
    return [{ accountId: parsed.accountId, region: parsed.region, digest: parsed.endTime.toISOString() }];
  });
}

function byTime(one: RuleMatch, other: RuleMatch): number {
  return one.facts.eventTime < other.facts.eventTime
    ? -1
    : Number(one.facts.eventTime > other.facts.eventTime);
}
