import type { SigmaRule } from '../../tree/rule.js';
import { type Compilation, conclude, type Notes, newNotes } from '../compilation.js';
import { type NormalForm, normalForm } from '../normal-form.js';
import type { FieldColumns } from './field-columns.js';
import { sqlTest } from './sql-test.js';

/**
 * A rule as a condition for `WHERE`, in the SQL that DuckDB and Trino share. It never misses an event
 * that the matcher would take; where it is wide, rows have to pass the matcher too.
 *
 * @param columns where the fields of an event stand in the table
 */
export function compileSql(rule: SigmaRule, columns: FieldColumns): Compilation<string> {
  const notes = newNotes();
  const condition = write(normalForm(rule.expression), columns, notes);
  if (condition === 'always')
    return { kind: 'unsupported', reason: [...notes.widened].join('; ') || 'it matches every event' };
  return conclude(condition === 'never' ? '1 = 0' : condition, notes);
}

type Condition = string | 'always' | 'never';

function write(form: NormalForm, columns: FieldColumns, notes: Notes): Condition {
  switch (form.kind) {
    case 'and':
    case 'or':
      return join(form, columns, notes);
    case 'constant':
      if (form.value) notes.widened.add(form.reason);
      return form.value ? 'always' : 'never';
    case 'test': {
      const piece = sqlTest(form.item, form.negated, columns);
      if (piece.kind === 'always') {
        notes.widened.add(piece.reason);
        return 'always';
      }
      if (piece.kind === 'wide') notes.widened.add(piece.reason);
      if (piece.assumes !== undefined) notes.assumes.add(piece.assumes);
      return piece.output;
    }
    default:
      return form satisfies never;
  }
}

/** An `always` decides an `or` and vanishes from an `and`; a `never` the other way round. */
function join(
  { kind, operands }: { readonly kind: 'and' | 'or'; readonly operands: readonly NormalForm[] },
  columns: FieldColumns,
  notes: Notes,
): Condition {
  const [deciding, vanishing] = kind === 'and' ? ['never', 'always'] : ['always', 'never'];
  const written = operands.map((operand) => write(operand, columns, notes));
  if (written.includes(deciding!)) return deciding!;
  const rest = [...new Set(written.filter((each) => each !== vanishing))];
  if (rest.length === 0) return vanishing!;
  return rest.length === 1
    ? rest[0]!
    : `(${mergeEqualities(kind, rest).join(kind === 'and' ? ' AND ' : ' OR ')})`;
}

/** `a = 'x' OR a = 'y'` reads better, and runs faster, as `a IN ('x', 'y')`. */
function mergeEqualities(kind: 'and' | 'or', conditions: readonly string[]): readonly string[] {
  if (kind === 'and') return conditions;
  const bySubject = new Map<string, string[]>();
  const others: string[] = [];
  for (const condition of conditions) {
    const found = /^((?:lower\()?[a-z_]+\)?) = ('(?:[^']|'')*')$/.exec(condition);
    if (found === null) others.push(condition);
    else bySubject.set(found[1]!, [...(bySubject.get(found[1]!) ?? []), found[2]!]);
  }
  const merged = [...bySubject].map(([subject, values]) =>
    values.length === 1 ? `${subject} = ${values[0]}` : `${subject} IN (${values.join(', ')})`,
  );
  return [...merged, ...others];
}
