import type { Suppression } from '../../config/index.js';
import type { Alert } from '../../finding/index.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS } from '../../sigma/index.js';
import { collectDetections } from '../collect-detections.js';
import { createRecordMatcher } from '../records/match-record.js';
import type { RuleBook } from '../rule-book.js';
import { suppress } from '../suppress/suppress.js';
import { type AccountNames, alertOfDetection } from '../watch/alert-of-detection.js';

export interface LiveMatching {
  /** Its correlations are left out: they need to remember, and what matches live remembers nothing. */
  readonly book: RuleBook;
  readonly suppressions: readonly Suppression[];
  readonly accounts: AccountNames;
}

/** The alerts of one record. The same record makes the same alerts, with the same ids, whenever it comes. */
export type LiveMatcher = (record: unknown, now: Date) => readonly Alert[];

export function openLiveMatcher({ book, suppressions, accounts }: LiveMatching): LiveMatcher {
  const alone: RuleBook = { ...book, correlations: [] };
  const match = createRecordMatcher(alone, CLOUDTRAIL_VIRTUAL_FIELDS);
  return (record, now) => {
    const { kept } = suppress(collectDetections(match(record), alone), suppressions, now);
    return kept.map((detection) => alertOfDetection(detection, 'none', accounts));
  };
}
