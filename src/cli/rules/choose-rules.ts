import { UserError } from '../../errors.js';
import { closestNames } from '../../query/index.js';
import { type OpenedRules, refersTo } from '../../sigma/index.js';

/** Narrowed to what is named by ruleId, name or id; everything when nothing is named. */
export function chooseRules(opened: OpenedRules, wanted: readonly string[]): OpenedRules {
  if (wanted.length === 0) return opened;
  const all = [...opened.rules, ...opened.correlations];
  for (const reference of wanted.filter((each) => !all.some((rule) => refersTo(each, rule)))) {
    const near = closestNames(
      reference,
      all.map(({ ruleId }) => ruleId),
    );
    throw new UserError({
      what: `there is no rule ${JSON.stringify(reference)}`,
      next: near.length === 0 ? 'orgtrail rules list shows them all.' : `Did you mean ${near.join(' or ')}?`,
    });
  }
  const chosen = (rule: (typeof all)[number]): boolean => wanted.some((each) => refersTo(each, rule));
  return { ...opened, rules: opened.rules.filter(chosen), correlations: opened.correlations.filter(chosen) };
}
