import { RECORD_COLUMNS, recordOfRow } from '../../lake/index.js';
import type { QueryEngine } from '../../query/index.js';
import {
  CLOUDTRAIL_VIRTUAL_FIELDS,
  type Compilation,
  compileSql,
  type FieldColumns,
  type SigmaRule,
} from '../../sigma/index.js';
import { collectDetections } from '../collect-detections.js';
import type { DetectOutcome } from '../detect-location.js';
import { createRecordMatcher, type RecordMatcher, type RuleMatch } from '../records/match-record.js';
import type { RuleBook } from '../rule-book.js';

export interface DetectLakeOptions {
  /** Over the lake, narrowed to the range, accounts and Regions that are asked for. */
  readonly engine: QueryEngine;
  readonly book: RuleBook;
  /** Where the fields of an event stand in `cloudtrail_events`. */
  readonly columns: FieldColumns;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: { readonly rules: number; readonly totalRules: number }) => void;
}

/**
 * Asks the lake each rule in a statement of its own: columns and files that a rule does not need are not
 * read, which one wide scan would. The rows that come back are matched once more in process: it tells why a
 * rule matches, and takes out what SQL lets through where it is wide.
 */
export async function detectLake(options: DetectLakeOptions): Promise<DetectOutcome> {
  const { engine, book, signal, onProgress } = options;
  const matches: RuleMatch[] = [];
  for (const [at, rule] of book.rules.entries()) {
    matches.push(...(await matchesOf(rule, options)));
    onProgress?.({ rules: at + 1, totalRules: book.rules.length });
  }
  const events = await countEvents(engine, signal);
  return { events, detections: collectDetections(matches, book), failures: [] };
}

async function matchesOf(
  rule: SigmaRule,
  { engine, book, columns, signal }: DetectLakeOptions,
): Promise<readonly RuleMatch[]> {
  const condition = conditionOf(compileSql(rule, columns));
  const sql = `SELECT ${RECORD_COLUMNS.join(', ')} FROM cloudtrail_events WHERE ${condition}`;
  const matcher = createRecordMatcher({ ...book, rules: [rule] }, CLOUDTRAIL_VIRTUAL_FIELDS);
  const result = await engine.run({ sql, signal });
  const matches: RuleMatch[] = [];
  for await (const batch of result.batches) matches.push(...batch.flatMap((row) => matchRow(row, matcher)));
  return matches;
}

/** What SQL cannot say at all is left to the matcher: slow, and never a rule that is passed over in silence. */
function conditionOf(compilation: Compilation<string>): string {
  return compilation.kind === 'unsupported' ? '1 = 1' : compilation.output;
}

function matchRow(row: readonly unknown[], matcher: RecordMatcher): readonly RuleMatch[] {
  return matcher(recordOfRow(Object.fromEntries(RECORD_COLUMNS.map((name, at) => [name, row[at]]))));
}

async function countEvents(engine: QueryEngine, signal: AbortSignal): Promise<number> {
  const { batches } = await engine.run({ sql: 'SELECT count(*) AS n FROM cloudtrail_events', signal });
  for await (const [row] of batches) return Number(row?.[0] ?? 0);
  return 0;
}
