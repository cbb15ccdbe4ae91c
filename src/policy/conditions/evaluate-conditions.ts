import {
  type ConditionText,
  listed,
  type OneOrMore,
  type PolicyConditions,
} from '../document/policy-document.js';
import { allOf, type Answer, anyOf, no, not, unstated, unsupported, YES, yesIf } from '../matching/answer.js';
import type { ConditionContext } from './condition-context.js';
import { CONDITION_OPERATORS, type ConditionOperator } from './operators.js';
import { resolveVariables } from './resolve-variables.js';

/** One key of one operator: `ForAnyValue:StringLikeIfExists`, `aws:TagKeys`, `['a*']`. */
interface Condition {
  readonly operator: ConditionOperator;
  readonly quantifier: 'ForAnyValue' | 'ForAllValues' | undefined;
  readonly ifExists: boolean;
  readonly key: string;
  readonly wanted: readonly string[];
  readonly version: string | undefined;
}

/** Whether every condition of a statement holds. */
export function evaluateConditions(
  conditions: PolicyConditions,
  context: ConditionContext,
  version: string | undefined,
): Answer {
  return allOf(
    Object.entries(conditions).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => evaluateOne(operator, key, values, context, version)),
    ),
  );
}

const NAME = /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/i;

function evaluateOne(
  name: string,
  key: string,
  values: OneOrMore<ConditionText>,
  context: ConditionContext,
  version: string | undefined,
): Answer {
  const [, quantifier, base = '', ifExists] = NAME.exec(name) ?? [];
  const wanted = listed(values).map(String);
  if (base.toLowerCase() === 'null') return evaluateNull(key, wanted, context);
  const operator = CONDITION_OPERATORS.get(base.toLowerCase());
  if (operator === undefined) return unsupported(name, `the condition operator ${name} is not evaluated`);
  return evaluateCondition(
    {
      operator,
      quantifier: quantifierOf(quantifier),
      ifExists: ifExists !== undefined,
      key,
      wanted,
      version,
    },
    context,
  );
}

function quantifierOf(text: string | undefined): Condition['quantifier'] {
  if (text === undefined) return undefined;
  return text.toLowerCase() === 'foranyvalue' ? 'ForAnyValue' : 'ForAllValues';
}

/** `Null: {key: 'true'}` holds when the request has no such key. */
function evaluateNull(key: string, wanted: readonly string[], context: ConditionContext): Answer {
  const value = context.valueOf(key);
  if (value === 'unknown') return unstated(key);
  const isNull = String(value === 'absent');
  return yesIf(
    wanted.some((text) => text.toLowerCase() === isNull),
    value === 'absent' ? `there is no ${key}` : `there is a ${key}`,
  );
}

function evaluateCondition(condition: Condition, context: ConditionContext): Answer {
  const given = context.valueOf(condition.key);
  if (given === 'unknown') return unstated(condition.key);
  if (given === 'absent') return withoutKey(condition);
  const each = given.map((value) => compareOne(condition, value, context));
  switch (condition.quantifier) {
    case 'ForAnyValue':
      return anyOf(each, `no value of ${condition.key} fits`);
    case 'ForAllValues':
      return allOf(each);
    case undefined:
      return each.length === 1 ? each[0]! : severalValues(condition);
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
function withoutKey({ quantifier, ifExists, operator, key }: Condition): Answer {
  const missing = no(`there is no ${key}`);
  if (ifExists) return YES;
  if (quantifier !== undefined) return quantifier === 'ForAllValues' ? YES : missing;
  return operator.negated ? YES : missing;
}

function severalValues({ key }: Condition): Answer {
  return unsupported(key, `${key} has several values, which needs ForAnyValue or ForAllValues`);
}

/** Any of the policy's values; none of them with a negated operator. */
function compareOne(
  { operator, key, wanted, version }: Condition,
  value: string,
  context: ConditionContext,
): Answer {
  const answers = wanted.map((text): Answer => {
    const resolved = resolveVariables(text, context, version);
    switch (resolved.kind) {
      case 'pattern':
        return operator.matches(resolved.pattern, value);
      case 'nothing':
        // AWS says that such a text matches nothing, and not what that means where matching is negated.
        return operator.negated ? unsupported(key, resolved.because) : no(resolved.because);
      case 'unknown':
        return { kind: 'unknown', doubts: [resolved.doubt] };
    }
  });
  const found = anyOf(answers, `${key} is ${value}`);
  return operator.negated ? not(found, `${key} is ${value}`) : found;
}
