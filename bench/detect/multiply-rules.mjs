/**
 * `count` rules: the given ones, and copies of those that are about actions by name, each asking for another
 * action first, as the rules of other services do. Nothing that happens matches a copy.
 */
export function multiplyRules(rules, count) {
  const named = rules.filter(({ expression }) => namesActions(expression));
  const copies = Array.from({ length: Math.max(0, count - rules.length) }, (_, at) => {
    const rule = named[at % named.length];
    return {
      ...rule,
      ruleId: `${rule.ruleId}-copy-${at}`,
      id: undefined,
      name: undefined,
      expression: elsewhere(rule.expression, at),
    };
  });
  return [...rules.slice(0, count), ...copies];
}

function namesActions(expression) {
  if (expression.kind === 'item') return expression.field === 'eventName' && expression.test.kind === 'text';
  return expression.kind === 'and' && expression.operands.some(namesActions);
}

function elsewhere(expression, at) {
  const test = {
    kind: 'text',
    pattern: [{ kind: 'literal', text: `ActionOfAnotherService${at}` }],
    cased: false,
  };
  const name = {
    kind: 'item',
    field: 'eventName',
    test,
    search: 'copy',
    position: { file: 'copy', line: 1, column: 1 },
  };
  return { kind: 'and', operands: [name, expression] };
}
