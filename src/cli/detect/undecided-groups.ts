import { type DetectionGroup, type RuleBook, undecidedRules } from '../../detection/index.js';
import { groupBy } from '../../group-by.js';

/** What a rule says so often, for want of a configuration, that single groups would drown everything else. */
export interface UndecidedRule {
  readonly groups: readonly [DetectionGroup, ...DetectionGroup[]];
  /** Placeholders that would decide it. */
  readonly names: readonly string[];
}

export interface SortedGroups {
  /** To be shown one by one. */
  readonly single: readonly DetectionGroup[];
  /** To be shown as a line each; the worst level first, then the one with most. */
  readonly folded: readonly UndecidedRule[];
}

/** Groups of one undecided rule that are still shown one by one: rare calls are worth a look in any case. */
const mostSingle = 5;

/** @param book Of which rules are folded; undefined folds none. */
export function sortGroups(groups: readonly DetectionGroup[], book: RuleBook | undefined): SortedGroups {
  const undecided: ReadonlyMap<string, readonly string[]> =
    book === undefined ? new Map() : undecidedRules(book);
  const byRule = groupBy(groups, ({ first }) => first.ruleId);
  const isFolded = (ruleId: string): boolean =>
    undecided.has(ruleId) && byRule.get(ruleId)!.length > mostSingle;
  return {
    single: groups.filter(({ first }) => !isFolded(first.ruleId)),
    folded: [...byRule]
      .filter(([ruleId]) => isFolded(ruleId))
      .map(([ruleId, some]) => ({ groups: some, names: undecided.get(ruleId)! })),
  };
}
