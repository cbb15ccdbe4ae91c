import type { EventFacts } from '../event-facts.js';

/** An event of a window, with what its correlation looks at. */
export interface WindowEvent {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Position of its rule in the correlation's list. */
  readonly rule: number;
  /** What is counted or summed; undefined when the event does not have it. */
  readonly value: string | undefined;
  readonly facts: EventFacts;
}

/** The events of one group that are not older than the timespan, by time. */
export interface Window {
  readonly events: readonly WindowEvent[];
  /** True from the event that fulfils the correlation until one that does not: one burst is told once. */
  readonly isTold: boolean;
}

export const EMPTY_WINDOW: Window = { events: [], isTold: false };

export interface WindowSize {
  /** Milliseconds. */
  readonly timespan: number;
  /** So many events are remembered, the newest: a flood costs no more than this for each of its events. */
  readonly mostEvents: number;
}

/** Keeps the order of time also when a delivery is late. */
export function addToWindow({ events, isTold }: Window, event: WindowEvent, size: WindowSize): Window {
  const after = events.findLastIndex(({ time }) => time <= event.time) + 1;
  const all = events.toSpliced(after, 0, event);
  const from = all.at(-1)!.time - size.timespan;
  const first = all.findIndex(({ time }) => time >= from);
  return { events: all.slice(Math.max(first, all.length - size.mostEvents)), isTold };
}
