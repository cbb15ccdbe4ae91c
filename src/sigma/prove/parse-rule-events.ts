import { parseDocument } from 'yaml';
import { UserError } from '../../errors.js';
import type { PlaceholderValues } from '../load/expand-rule.js';
import type { SigmaFile } from '../parse/parse-documents.js';
import { changeRecord } from './change-record.js';

/** The events that stand beside a rule and prove it: `<rule-id>.events.yml`. */
export interface RuleEvents {
  readonly ruleId: string;
  readonly path: string;
  /** What placeholders stand for while the rule is proven. */
  readonly values: PlaceholderValues;
  readonly cases: readonly EventCase[];
}

export interface EventCase {
  readonly name: string;
  /** Whether the rule has to match it. */
  readonly expected: boolean;
  readonly event: EventRecord;
}

export type EventRecord = Readonly<Record<string, unknown>>;

/**
 * Reads a file of events. Each case is the file's record with own changes: `set` puts values at paths,
 * `remove` takes members away, `record` stands for another record as a whole.
 *
 * @throws {UserError} when it is no such file
 */
export function parseRuleEvents({ path, text }: SigmaFile): RuleEvents {
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error !== undefined) throw wrong(path, error.message);
  const file = objectOf(document.toJS({ maxAliasCount: 100 }), path, 'the file');
  const record = objectOf(file['record'] ?? {}, path, 'record');
  const casesOf = (member: 'matches' | 'misses'): readonly EventCase[] =>
    listOf(file[member] ?? [], path, member).map((each) =>
      readCase(objectOf(each, path, member), record, member === 'matches', path),
    );
  return {
    ruleId: (path.split(/[/\\]/).at(-1) ?? path).replace(/\.events\.ya?ml$/, ''),
    path,
    values: readValues(objectOf(file['values'] ?? {}, path, 'values'), path),
    cases: [...casesOf('matches'), ...casesOf('misses')],
  };
}

function readCase(given: EventRecord, base: EventRecord, expected: boolean, path: string): EventCase {
  const { name, set = {}, remove = [], record = base } = given;
  if (typeof name !== 'string') throw wrong(path, 'a case has a name');
  const unknown = Object.keys(given).find((key) => !['name', 'set', 'remove', 'record'].includes(key));
  if (unknown !== undefined) throw wrong(path, `${unknown} is not name, set, remove or record`);
  const event = changeRecord(
    objectOf(record, path, 'record'),
    objectOf(set, path, 'set'),
    listOf(remove, path, 'remove').map(String),
  );
  return { name, expected, event };
}

function readValues(values: EventRecord, path: string): PlaceholderValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, list]) => [name, listOf(list, path, name).map(String)]),
  );
}

function objectOf(value: unknown, path: string, what: string): EventRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(path, `${what} is not a map`);
  return value as EventRecord;
}

function listOf(value: unknown, path: string, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(path, `${what} is not a list`);
  return value;
}

function wrong(path: string, what: string): UserError {
  return new UserError({ what, where: path, next: 'docs/rules.md tells how a file of events looks.' });
}
