import { recordOfRow } from '../../lake/index.js';
import type { QueryEngine } from '../../query/index.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS, type FieldColumns, type SigmaRule } from '../../sigma/index.js';
import { collectDetections } from '../collect-detections.js';
import type { DetectOutcome } from '../detect-location.js';
import { createRecordMatcher, type RuleMatch } from '../records/match-record.js';
import type { RuleBook } from '../rule-book.js';
import { type InexactRule, inexactRules } from './inexact-rules.js';
import { atMoments, matchingMoments } from './matching-moments.js';
import { occurringCalls } from './occurring-calls.js';
import { type PlannedStatement, planStatements } from './plan-statements.js';
import { recordColumnsOf } from './record-columns-of.js';

export interface DetectLakeOptions {
  /** Over the lake, narrowed to the range, accounts and Regions that are asked for. */
  readonly engine: QueryEngine;
  readonly book: RuleBook;
  /** Where the fields of an event stand in `cloudtrail_events`. */
  readonly columns: FieldColumns;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: { readonly statements: number; readonly total: number }) => void;
}

export interface LakeOutcome extends DetectOutcome {
  /** Rules that read what the lake does not hold. */
  readonly inexact: readonly InexactRule[];
}

/**
 * Asks the lake when any of the rules match, in a few statements that read little, and then for the whole
 * records of these moments, in one that reads everything. Every record is matched once more in process: it
 * tells which of the rules match and why, and takes out what SQL lets through where it is wide.
 */
export async function detectLake(options: DetectLakeOptions): Promise<LakeOutcome> {
  const { engine, book, columns, signal } = options;
  const { calls, events } = await occurringCalls(engine, signal);
  const statements = planStatements(book, columns, calls);
  const fetches = await fetchesOf(statements, options);
  const matches: RuleMatch[] = [];
  for (const fetch of fetches) matches.push(...(await matchesOf(fetch, options)));
  return {
    events,
    detections: collectDetections(matches, book),
    failures: [],
    inexact: inexactRules(book, columns),
  };
}

/** Whole records, by a condition, and the rules that they are matched with. */
type Fetch = Pick<PlannedStatement, 'rules' | 'condition'>;

/** What matches at few moments is fetched together; what matches at many, by its own condition. */
async function fetchesOf(
  statements: readonly PlannedStatement[],
  { engine, signal, onProgress }: DetectLakeOptions,
): Promise<readonly Fetch[]> {
  const together = { rules: new Set<SigmaRule>(), moments: new Set<string | null>() };
  const alone: Fetch[] = [];
  for (const [at, statement] of statements.entries()) {
    const moments = await matchingMoments(engine, statement.moments, signal);
    onProgress?.({ statements: at + 1, total: statements.length });
    if (moments === undefined) alone.push(statement);
    else {
      for (const moment of moments) together.moments.add(moment);
      for (const rule of moments.size > 0 ? statement.rules : []) together.rules.add(rule);
    }
  }
  if (together.moments.size === 0) return alone;
  return [{ rules: [...together.rules], condition: atMoments(together.moments) }, ...alone];
}

async function matchesOf(
  { rules, condition }: Fetch,
  { engine, book, columns, signal }: DetectLakeOptions,
): Promise<readonly RuleMatch[]> {
  const names = recordColumnsOf(rules, book, columns);
  const sql = `SELECT ${names.join(', ')} FROM cloudtrail_events WHERE ${condition}`;
  const matcher = createRecordMatcher({ ...book, rules }, CLOUDTRAIL_VIRTUAL_FIELDS);
  const { batches } = await engine.run({ sql, signal });
  const matches: RuleMatch[] = [];
  for await (const batch of batches) {
    for (const row of batch) {
      matches.push(...matcher(recordOfRow(Object.fromEntries(names.map((name, at) => [name, row[at]])))));
    }
  }
  return matches;
}
