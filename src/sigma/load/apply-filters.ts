import { allOf } from '../tree/expression.js';
import { freezeTree } from '../tree/freeze.js';
import type { FilterRule, LogSource, RuleMetadata, SigmaRule } from '../tree/rule.js';

/**
 * Adds to each rule the filters that name it. A filter's condition has to hold as well: `not selection`
 * takes away what its selection describes.
 * https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-filters-specification.md
 */
export function applyFilters(
  rules: readonly SigmaRule[],
  filters: readonly FilterRule[],
): readonly SigmaRule[] {
  return rules.map((rule) => {
    const applied = filters.filter((filter) => concerns(filter, rule));
    if (applied.length === 0) return rule;
    return freezeTree({
      ...rule,
      expression: allOf([rule.expression, ...applied.map(({ expression }) => expression)]),
      filters: [...rule.filters, ...applied.map(({ ruleId }) => ruleId)],
    });
  });
}

function concerns(filter: FilterRule, rule: SigmaRule): boolean {
  if (!covers(filter.logsource, rule.logsource)) return false;
  return filter.rules === 'any' || filter.rules.some((reference) => refersTo(reference, rule));
}

/** A member that the filter leaves out fits every rule. */
function covers(filter: LogSource, rule: LogSource): boolean {
  return (['product', 'service', 'category'] as const).every(
    (name) => filter[name] === undefined || filter[name] === rule[name],
  );
}

/** By `id`, `name` or ruleId. */
export function refersTo(
  reference: string,
  { id, name, ruleId }: Pick<RuleMetadata, 'id' | 'name' | 'ruleId'>,
): boolean {
  return reference === id || reference === name || reference === ruleId;
}
