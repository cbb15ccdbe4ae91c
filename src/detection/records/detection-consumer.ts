import { type EvidenceConsumer, NO_EMISSIONS } from '../../evidence/index.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS } from '../../sigma/index.js';
import type { RuleBook } from '../rule-book.js';
import { createRecordMatcher, type RuleMatch } from './match-record.js';

/** What comes back of a log file besides its hash. */
export type DetectionNote =
  | { readonly kind: 'matched'; readonly events: number; readonly matches: readonly RuleMatch[] }
  | { readonly kind: 'no-records'; readonly detail: string };

/** Matches every record of a log file with the rules, in a worker thread. */
export function createDetectionConsumer(options: unknown): EvidenceConsumer {
  const match = createRecordMatcher(options as RuleBook, CLOUDTRAIL_VIRTUAL_FIELDS);
  return {
    accept({ content }): DetectionNote {
      const records = recordsOf(content);
      if (typeof records === 'string') return { kind: 'no-records', detail: records };
      return { kind: 'matched', events: records.length, matches: records.flatMap(match) };
    },
    takeEmissions: () => NO_EMISSIONS,
    flush: () => undefined,
  };
}

/** The records of a log file, or why there are none. */
function recordsOf(content: Uint8Array): readonly unknown[] | string {
  const text = new TextDecoder('utf-8').decode(content);
  try {
    const json: unknown = JSON.parse(text);
    const records = typeof json === 'object' && json !== null && 'Records' in json ? json.Records : undefined;
    return Array.isArray(records) ? records : 'it has no list of Records';
  } catch (error) {
    return `it is not JSON: ${(error as Error).message}`;
  }
}
