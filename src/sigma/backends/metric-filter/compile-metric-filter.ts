import type { SigmaRule } from '../../tree/rule.js';
import { type Compilation, conclude, type Notes, newNotes } from '../compilation.js';
import { type NormalForm, normalForm } from '../normal-form.js';
import { asAwsSpells } from '../shape/as-aws-spells.js';
import { dropLongestPart } from './drop-part.js';
import type { FilterTerm } from './filter-term.js';
import { metricTerms } from './metric-term.js';
import { splitFilter } from './split-filter.js';

/** Characters of a filter pattern: a fixed limit. */
export const FILTER_PATTERN_LIMIT = 1_024;
/** Metric filters of a log group: a fixed limit. */
export const FILTERS_PER_LOG_GROUP = 100;

/** One rule's filter patterns. Of several, an event passes at most one, so that they count into one metric. */
export type FilterPatterns = readonly string[];

/**
 * A rule as a CloudWatch Logs metric filter, in the form for JSON.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function compileMetricFilter(rule: SigmaRule): Compilation<FilterPatterns> {
  const notes = newNotes();
  const term = write(normalForm(rule.expression), notes);
  if (term === 'never') return { kind: 'unsupported', reason: 'it matches no event' };
  if (term === 'always')
    return { kind: 'unsupported', reason: [...notes.widened].join('; ') || 'it matches every event' };
  return withinLimit(term, notes);
}

/** What does not fit is cut into several patterns; what cannot be cut loses its longest part. */
function withinLimit(term: FilterTerm, notes: Notes): Compilation<FilterPatterns> {
  const patterns = splitFilter(term, FILTER_PATTERN_LIMIT);
  if (patterns !== undefined) return conclude(patterns, notes);
  const shorter = dropLongestPart(term);
  if (shorter === undefined) {
    return {
      kind: 'unsupported',
      reason: `its calls alone take more than ${FILTER_PATTERN_LIMIT} characters`,
    };
  }
  notes.widened.add(
    `${shorter.dropped} is left out, since the pattern would be longer than CloudWatch takes`,
  );
  return withinLimit(shorter.term, notes);
}

function write(form: NormalForm, notes: Notes): FilterTerm | 'always' | 'never' {
  switch (form.kind) {
    case 'and':
    case 'or':
      return join(
        form.kind,
        form.operands.map((operand) => write(operand, notes)),
      );
    case 'constant':
      if (form.value) notes.widened.add(form.reason);
      return form.value ? 'always' : 'never';
    case 'test': {
      const piece = metricTerms(asAwsSpells(form.item), form.negated);
      if (piece.kind !== 'exact') notes.widened.add(piece.reason);
      if (piece.kind === 'always') return 'always';
      for (const each of piece.assumes?.split('; ') ?? []) notes.assumes.add(each);
      return join(
        'or',
        piece.output.map((text) => ({ kind: 'term', text })),
      );
    }
    default:
      return form satisfies never;
  }
}

type Written = FilterTerm | 'always' | 'never';

function join(kind: 'and' | 'or', written: readonly Written[]): Written {
  const [deciding, vanishing] =
    kind === 'and' ? (['never', 'always'] as const) : (['always', 'never'] as const);
  if (written.includes(deciding)) return deciding;
  const terms = written.filter((each) => each !== vanishing) as readonly FilterTerm[];
  const flat = terms.flatMap((term) => (term.kind === kind ? term.operands : [term]));
  const distinct = [...new Map(flat.map((term) => [JSON.stringify(term), term])).values()];
  if (distinct.length === 0) return vanishing;
  return distinct.length === 1 ? distinct[0]! : { kind, operands: distinct };
}
