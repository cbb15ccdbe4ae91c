import type { SigmaRule } from '../../tree/rule.js';
import { type Compilation, conclude, type Notes, newNotes } from '../compilation.js';
import { type NormalForm, normalForm } from '../normal-form.js';
import { asAwsSpells } from '../shape/as-aws-spells.js';
import { ALWAYS, both, type Draft, type Drafted, either, fieldDraft, NEVER } from './draft.js';
import { combinations, emitPattern, MOST_COMBINATIONS } from './emit-pattern.js';
import { dropLargestField } from './drop-field.js';
import { disjointAlternatives } from './disjoint-alternatives.js';
import type { EventPattern } from './event-pattern.js';
import { fieldMatchers } from './field-matchers.js';
import { inOneCase, inOneCaseBesideWildcards } from './one-case.js';
import { subRules } from './sub-rules.js';

/** Characters of a pattern: EventBridge's quota unless it was raised. */
export const PATTERN_QUOTA = 2_048;

/** CloudTrail's events on a bus, of every kind: "AWS API Call via CloudTrail" and its sisters. */
export const CLOUDTRAIL_DETAIL_TYPE = [{ suffix: 'via CloudTrail' }] as const;

export interface EventPatternOptions {
  /** Characters. */
  readonly quota: number;
}

/**
 * A rule as an EventBridge event pattern for CloudTrail's events on a bus.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function compileEventPattern(
  rule: SigmaRule,
  { quota }: EventPatternOptions = { quota: PATTERN_QUOTA },
): Compilation<EventPattern> {
  const notes = newNotes();
  const draft = write(normalForm(rule.expression), notes);
  if (draft.kind === 'never') return { kind: 'unsupported', reason: 'it matches no event' };
  if (draft.kind === 'always')
    return { kind: 'unsupported', reason: [...notes.widened].join('; ') || 'it matches every event' };
  return withinQuota(bounded(draft, notes), quota, notes);
}

function write(form: NormalForm, notes: Notes): Drafted {
  switch (form.kind) {
    case 'and':
      return form.operands.reduce<Drafted>(
        (draft, operand) => both(draft, write(operand, notes), notes),
        ALWAYS,
      );
    case 'or':
      return either(form.operands.map((operand) => write(operand, notes)));
    case 'constant':
      if (form.value) notes.widened.add(form.reason);
      return form.value ? ALWAYS : NEVER;
    case 'test': {
      const piece = fieldMatchers(asAwsSpells(form.item), form.negated);
      if (piece.kind !== 'exact') notes.widened.add(piece.reason);
      if (piece.kind === 'always') return ALWAYS;
      for (const each of piece.assumes?.split('; ') ?? []) notes.assumes.add(each);
      return fieldDraft(form.item.field!, piece.output);
    }
    default:
      return form satisfies never;
  }
}

/** Leaves the largest alternatives out until EventBridge would take the rest. */
function bounded(draft: Draft, notes: Notes): Draft {
  if (combinations(draft) <= MOST_COMBINATIONS) return draft;
  const [largest] = [...draft.alternatives].sort((one, other) => other.length - one.length);
  if (largest === undefined) return draft;
  notes.widened.add(`more than ${MOST_COMBINATIONS} combinations of alternatives`);
  return bounded({ ...draft, alternatives: draft.alternatives.filter((each) => each !== largest) }, notes);
}

/** A pattern that is too long gives up ignoring case, which takes 25 characters for each value, and then fields. */
function withinQuota(draft: Draft, quota: number, notes: Notes): Compilation<EventPattern> {
  const emitted = newNotes();
  const detail = emitPattern(draft, emitted);
  if (detail === undefined)
    return { kind: 'unsupported', reason: [...notes.widened, ...emitted.widened].join('; ') };
  const written = [inOneCaseBesideWildcards(detail), inOneCase(detail)].map((each) => ({
    assumesCase: JSON.stringify(each) !== JSON.stringify(detail),
    pattern: { 'detail-type': CLOUDTRAIL_DETAIL_TYPE, detail: disjointAlternatives(each, emitted) },
  }));
  const fitting = written.find(({ pattern }) => isTaken(pattern, quota));
  if (fitting === undefined) {
    const smaller = dropLargestField(draft, notes);
    return smaller === undefined
      ? { kind: 'unsupported', reason: `its calls alone take more than ${quota} characters` }
      : withinQuota(smaller, quota, notes);
  }
  for (const reason of emitted.widened) notes.widened.add(reason);
  if (fitting.assumesCase) notes.assumes.add('texts are written in the case of the rule');
  return conclude(fitting.pattern, notes);
}

/** Whether EventBridge takes a pattern of this size. */
export function isTaken(pattern: EventPattern, quota: number): boolean {
  return JSON.stringify(pattern).length <= quota && subRules(pattern).length <= MOST_COMBINATIONS;
}
