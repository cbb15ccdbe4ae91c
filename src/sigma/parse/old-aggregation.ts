const AGGREGATION =
  /\|\s*(?<function>count|min|max|avg|sum)\s*\(\s*(?<field>[\w.]*)\s*\)(?:\s+by\s+(?<by>[\w.]+))?\s*(?<sign>>=|<=|>|<|=)\s*(?<value>\d+)\s*$/;

const SIGNS: Readonly<Record<string, string>> = { '>=': 'gte', '<=': 'lte', '>': 'gt', '<': 'lt', '=': 'eq' };

/**
 * What stands for an aggregation of Sigma before 2.0, which stood behind `|` in a condition: undefined when the
 * condition has none.
 * https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-correlation-rules-specification.md
 */
export function correlationInstead(condition: string, timeframe: string | undefined): string | undefined {
  if (!condition.includes('|')) return undefined;
  const timespan = timeframe ?? '10m';
  if (/\|\s*near\b/.test(condition)) {
    return written(
      `type: temporal, rules: [<name of each>], group-by: [userIdentity.arn], timespan: ${timespan}`,
    );
  }
  const parts = AGGREGATION.exec(condition)?.groups;
  const type = typeOf(parts?.['function'], parts?.['field']);
  if (parts === undefined || type === undefined) return undefined;
  const field = parts['field'] === '' ? '' : `field: ${parts['field']}, `;
  const bound = `condition: { ${field}${SIGNS[parts['sign']!]}: ${parts['value']} }`;
  const group = parts['by'] === undefined ? '' : `group-by: [${parts['by']}], `;
  return written(`type: ${type}, rules: [<name>], ${group}timespan: ${timespan}, ${bound}`);
}

/** There is no smallest and no largest value among correlations. */
function typeOf(name: string | undefined, field: string | undefined): string | undefined {
  if (name === 'count') return field === '' ? 'event_count' : 'value_count';
  return name === 'sum' || name === 'avg' ? `value_${name}` : undefined;
}

function written(correlation: string): string {
  return `give the rule a name, leave the part from | on and timeframe out, and add a document with correlation: { ${correlation} }`;
}
