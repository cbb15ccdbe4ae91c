import { itemsOf } from '../../tree/expression.js';
import type { SigmaRule } from '../../tree/rule.js';
import { newNotes } from '../compilation.js';
import { normalForm } from '../normal-form.js';
import { type CoarseCall, coarseCalls } from './coarse-calls.js';
import {
  CLOUDTRAIL_DETAIL_TYPE,
  compileEventPattern,
  isTaken,
  PATTERN_QUOTA,
} from './compile-event-pattern.js';
import { disjointAlternatives } from './disjoint-alternatives.js';
import type { EventPattern } from './event-pattern.js';
import { inOneCaseBesideWildcards } from './one-case.js';

/** One pattern that stands for many rules: it never misses what they match, and lets other calls of that name through. */
export interface PackedPattern {
  readonly pattern: EventPattern;
  /** Whether it has to see calls that only read, which EventBridge leaves out unless a rule asks for them. */
  readonly readsToo: boolean;
}

export interface PackedPatterns {
  readonly patterns: readonly PackedPattern[];
  /** Rules that no pattern can stand for. */
  readonly leftOut: readonly { readonly ruleId: string; readonly reason: string }[];
}

/**
 * Packs rules into as few patterns as a quota allows, for a hub where a function matches exactly. Rules
 * that name their calls come down to names by service; others bring their own pattern along. An update of
 * rules then seldom touches the accounts that forward events.
 */
export function packEventPatterns(
  rules: readonly SigmaRule[],
  quota: number = PATTERN_QUOTA,
): PackedPatterns {
  const leftOut: { readonly ruleId: string; readonly reason: string }[] = [];
  const calls: CoarseCall[] = [];
  const own = { reads: [] as EventPattern[], writes: [] as EventPattern[] };
  for (const rule of rules) {
    const coarse = coarseCalls(normalForm(rule.expression));
    if (coarse.every(({ eventName }) => eventName !== undefined)) {
      calls.push(...coarse);
      continue;
    }
    const compiled = compileEventPattern(rule, { quota });
    if (compiled.kind === 'unsupported') leftOut.push({ ruleId: rule.ruleId, reason: compiled.reason });
    else own[mayRead(rule) ? 'reads' : 'writes'].push(compiled.output['detail'] as EventPattern);
  }
  return {
    patterns: [
      ...fill([...branchesOf(calls, quota), ...own.writes], quota).map((pattern) => ({
        pattern,
        readsToo: false,
      })),
      ...fill(own.reads, quota).map((pattern) => ({ pattern, readsToo: true })),
    ],
    leftOut,
  };
}

/** A rule that says anything of readOnly means calls that write. */
function mayRead({ expression }: SigmaRule): boolean {
  return !itemsOf(expression).some(({ field }) => field === 'readOnly');
}

/** Names by service; a service with more names than a pattern holds has several branches. */
function branchesOf(calls: readonly CoarseCall[], quota: number): readonly EventPattern[] {
  const bySource = new Map<string, Set<string>>();
  for (const { eventSource = '', eventName } of calls) {
    bySource.set(eventSource, (bySource.get(eventSource) ?? new Set()).add(eventName!));
  }
  const anywhere = bySource.get('') ?? new Set();
  return [...bySource].flatMap(([source, names]) => {
    const wanted = source === '' ? [...names] : [...names].filter((name) => !anywhere.has(name));
    const head: EventPattern = source === '' ? {} : { eventSource: [source] };
    return split(wanted.sort(), (part) => size(wrap([{ ...head, eventName: part }])) <= quota).map(
      (part) => ({ ...head, eventName: part }),
    );
  });
}

function split(
  names: readonly string[],
  fits: (part: readonly string[]) => boolean,
): readonly (readonly string[])[] {
  if (names.length === 0) return [];
  if (fits(names) || names.length === 1) return [names];
  const half = Math.ceil(names.length / 2);
  return [...split(names.slice(0, half), fits), ...split(names.slice(half), fits)];
}

/** First fit, the largest first. */
function fill(branches: readonly EventPattern[], quota: number): readonly EventPattern[] {
  const bins: EventPattern[][] = [];
  for (const branch of [...branches].sort((one, other) => size(other) - size(one))) {
    const bin = bins.find((each) => isTaken(wrap([...each, branch]), quota));
    if (bin === undefined) bins.push([branch]);
    else bin.push(branch);
  }
  return bins.map(wrap);
}

function wrap(branches: readonly EventPattern[]): EventPattern {
  const [only] = branches;
  const detail: EventPattern = branches.length === 1 ? only! : { $or: branches };
  return {
    'detail-type': CLOUDTRAIL_DETAIL_TYPE,
    detail: disjointAlternatives(inOneCaseBesideWildcards(detail), newNotes()),
  };
}

function size(pattern: EventPattern): number {
  return JSON.stringify(pattern).length;
}
