import type { LogScopeOptions } from '../storage/index.js';
import { collectDetections } from './collect-detections.js';
import type { Detection } from './detection.js';
import type { RuleMatch } from './records/match-record.js';
import { type MatchReading, readLocation, type UnreadLog } from './records/read-matches.js';

export interface DetectLocationOptions extends MatchReading {
  readonly scope: LogScopeOptions;
  readonly onProgress?: (progress: DetectProgress) => void;
}

export interface DetectProgress {
  readonly objects: number;
  readonly events: number;
  readonly matches: number;
}

export interface DetectOutcome {
  /** Events that the rules were asked about. */
  readonly events: number;
  /** By event time. */
  readonly detections: readonly Detection[];
  readonly failures: readonly UnreadLog[];
}

/**
 * Runs the rules over the log files of a location, without a lake. Holds every match in memory, so that
 * they can be put in order for the correlations: about a kilobyte each.
 */
export async function detectLocation(options: DetectLocationOptions): Promise<DetectOutcome> {
  const matches: RuleMatch[] = [];
  const failures: UnreadLog[] = [];
  const count = { objects: 0, events: 0 };
  const isInRange = rangeTest(options.scope);
  for await (const batch of readLocation(options)) {
    for (const outcome of batch) {
      count.objects += 1;
      if (outcome.kind === 'failed') {
        const { key, reason, detail } = outcome;
        failures.push({ key, reason, detail });
        continue;
      }
      count.events += outcome.events;
      matches.push(...outcome.matches.filter(isInRange));
    }
    options.onProgress?.({ ...count, matches: matches.length });
  }
  return { events: count.events, detections: collectDetections(matches, options.book), failures };
}

/** A day of slack is listed on either side; the events themselves decide. */
function rangeTest({ from, to }: LogScopeOptions): (match: RuleMatch) => boolean {
  if (from === undefined && to === undefined) return () => true;
  return ({ facts }) => {
    const time = Date.parse(facts.eventTime);
    return (from === undefined || time >= from.getTime()) && (to === undefined || time < to.getTime());
  };
}
