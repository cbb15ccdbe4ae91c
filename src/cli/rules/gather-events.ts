import {
  CLOUDTRAIL_VIRTUAL_FIELDS,
  type DerivedEvents,
  deriveRuleEvents,
  type RuleEvents,
  type SigmaRule,
} from '../../sigma/index.js';

/** Events for rules: those that stand beside them, and derived ones for the rest. */
export interface GatheredEvents {
  readonly events: readonly RuleEvents[];
  /** Rules whose events were derived. */
  readonly derived: ReadonlySet<string>;
  /** Rules without any event, and why none was derived. */
  readonly none: readonly Extract<DerivedEvents, { readonly kind: 'none' }>[];
}

export function gatherEvents(rules: readonly SigmaRule[], beside: readonly RuleEvents[]): GatheredEvents {
  const have = new Set(beside.filter(({ cases }) => cases.length > 0).map(({ ruleId }) => ruleId));
  const derived = rules
    .filter(({ ruleId }) => !have.has(ruleId))
    .map((rule) => deriveRuleEvents(rule, CLOUDTRAIL_VIRTUAL_FIELDS));
  const made = derived.flatMap((each) => (each.kind === 'derived' ? [each.events] : []));
  return {
    events: [...beside, ...made],
    derived: new Set(made.map(({ ruleId }) => ruleId)),
    none: derived.filter((each) => each.kind === 'none'),
  };
}
