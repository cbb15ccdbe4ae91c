import type { Alert } from '../../finding/index.js';
import type { RuleMatch } from '../records/match-record.js';

/**
 * What a watch has done, line by line. A batch is written before its alerts are sent, and each alert when
 * it has been taken: whoever starts again knows what was read and what is still to be told.
 */
export type JournalEntry =
  | {
      readonly kind: 'batch';
      /** Milliseconds since 1970. */
      readonly at: number;
      readonly objects: readonly string[];
      /** For the windows of correlations. */
      readonly matches: readonly RuleMatch[];
      readonly alerts: readonly Alert[];
      /** The newest delivery of each place, as text of time. */
      readonly places: readonly PlaceSeen[];
    }
  | { readonly kind: 'sent'; readonly at: number; readonly alertId: string };

export interface PlaceSeen {
  readonly accountId: string;
  readonly region: string;
  readonly log?: string;
  readonly digest?: string;
}

export interface Journal {
  /** On the disk when it returns. */
  readonly append: (entry: JournalEntry) => Promise<void>;
}

/** What the entries of a journal add up to. */
export interface WatchState {
  readonly objects: Set<string>;
  readonly alertIds: Set<string>;
  /** Alerts that were found and not yet taken by every destination. */
  readonly pending: Map<string, Alert>;
  readonly matches: RuleMatch[];
  readonly places: Map<string, PlaceSeen>;
}

export function emptyState(): WatchState {
  return { objects: new Set(), alertIds: new Set(), pending: new Map(), matches: [], places: new Map() };
}

export function applyEntry(state: WatchState, entry: JournalEntry): void {
  if (entry.kind === 'sent') {
    state.pending.delete(entry.alertId);
    return;
  }
  for (const object of entry.objects) state.objects.add(object);
  for (const alert of entry.alerts) {
    state.alertIds.add(alert.id);
    state.pending.set(alert.id, alert);
  }
  state.matches.push(...entry.matches);
  for (const place of entry.places) notePlace(state.places, place);
}

export function notePlace(places: Map<string, PlaceSeen>, seen: PlaceSeen): void {
  const key = `${seen.accountId}/${seen.region}`;
  const known = places.get(key);
  const log = later(known?.log, seen.log);
  const digest = later(known?.digest, seen.digest);
  places.set(key, {
    accountId: seen.accountId,
    region: seen.region,
    ...(log !== undefined && { log }),
    ...(digest !== undefined && { digest }),
  });
}

/** ISO 8601 in UTC sorts as text. */
function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

/** Entries of a journal's text. A last line without its end was cut by a kill: what it tells of is done again. */
export function parseJournal(text: string): readonly JournalEntry[] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JournalEntry);
}
