import type { WatchRound } from '../../detection/index.js';
import { countOf } from '../../report/index.js';
import type { WatchInvocation } from './run-watch.js';

/** A watch that finds nothing says nothing: that it is at work has to be told once, after its first look. */
export function describeStart(
  { objects, events, alerts }: Pick<WatchRound, 'objects' | 'events' | 'alerts'>,
  { once, queue, interval }: Pick<WatchInvocation['options'], 'once' | 'queue' | 'interval'>,
): string {
  const when = queue === undefined ? ' of the last two days' : '';
  const read = `${countOf(objects, 'new log file')}${when}, ${countOf(events, 'event')}, ${countOf(alerts, 'alert')}`;
  if (once) return read;
  const next =
    queue === undefined ? `a look every ${countOf(interval, 'second')}` : 'the queue tells of more';
  return `${read}; ${next}, Ctrl-C ends it and the same command goes on`;
}
