import type { CorrelationBound, CorrelationRule, CorrelationType, RuleMetadata } from '../tree/rule.js';
import { scalarText, textList, valueOf } from './metadata.js';
import type { YamlNode, YamlReader } from './yaml-reader.js';

const TYPES: readonly string[] = [
  'event_count',
  'value_count',
  'value_sum',
  'value_avg',
  'value_percentile',
  'temporal',
  'temporal_ordered',
] satisfies readonly CorrelationType[];
const OPERATORS: readonly string[] = [
  'lt',
  'lte',
  'gt',
  'gte',
  'eq',
  'neq',
] satisfies readonly CorrelationBound['operator'][];
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/**
 * Reads `correlation`.
 * https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-correlation-rules-specification.md
 */
export function parseCorrelation(
  reader: YamlReader,
  node: YamlNode,
  metadata: RuleMetadata,
): CorrelationRule | undefined {
  const entries = reader.entries(node, 'correlation');
  if (entries === undefined) return undefined;
  const at = (key: string): YamlNode => valueOf(entries, key);
  const type = scalarText(reader, at('type'));
  if (type === undefined || !TYPES.includes(type)) {
    return reader.unsupported(at('type') ?? node, `the type of a correlation is one of ${TYPES.join(', ')}`);
  }
  const rules = textList(reader, at('rules'));
  if (rules.length === 0) return reader.invalid(at('rules') ?? node, 'a correlation names its rules');
  const timespan = parseTimespan(scalarText(reader, at('timespan')));
  if (timespan === undefined)
    return reader.invalid(at('timespan') ?? node, 'timespan is a number and s, m, h or d: 10m');
  const condition = parseBounds(reader, at('condition'), type as CorrelationType, node);
  if (condition === undefined) return undefined;
  return {
    ...metadata,
    kind: 'correlation',
    type: type as CorrelationType,
    rules,
    groupBy: textList(reader, at('group-by')),
    timespan,
    ...condition,
    aliases: parseAliases(reader, at('aliases')),
    generate: scalarText(reader, at('generate')) === 'true',
  };
}

function parseTimespan(text: string | undefined): number | undefined {
  const found = /^(\d{1,9})([smhd])$/.exec(text ?? '');
  return found === null || Number(found[1]) === 0 ? undefined : Number(found[1]) * SECONDS[found[2]!]!;
}

type Condition = Pick<CorrelationRule, 'bounds' | 'valueFields' | 'percentile'>;

function parseBounds(
  reader: YamlReader,
  node: YamlNode,
  type: CorrelationType,
  correlation: YamlNode,
): Condition | undefined {
  const temporal = type.startsWith('temporal');
  if (node === null) {
    if (temporal) return { bounds: [], valueFields: [], percentile: undefined };
    return reader.invalid(correlation, `a correlation of type ${type} has a condition`);
  }
  if (scalarText(reader, node) !== undefined) {
    return reader.unsupported(
      node,
      'a condition over names of rules is a proposal that orgtrail does not evaluate',
    );
  }
  const entries = reader.entries(node, 'condition');
  if (entries === undefined) return undefined;
  const bounds: CorrelationBound[] = [];
  for (const { key, keyNode, value } of entries) {
    if (key === 'field' || key === 'percentile') continue;
    const number = Number(scalarText(reader, value) ?? 'none');
    if (!OPERATORS.includes(key)) return reader.invalid(keyNode, `a bound is one of ${OPERATORS.join(', ')}`);
    if (!Number.isFinite(number)) return reader.invalid(value, `${key} takes a number`);
    bounds.push({ operator: key as CorrelationBound['operator'], value: number });
  }
  return checkCondition(reader, node, type, {
    bounds,
    valueFields: textList(reader, valueOf(entries, 'field')),
    percentile: parsePercentile(scalarText(reader, valueOf(entries, 'percentile'))),
  });
}

function parsePercentile(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function checkCondition(
  reader: YamlReader,
  node: YamlNode,
  type: CorrelationType,
  condition: Condition,
): Condition | undefined {
  const { bounds, valueFields, percentile } = condition;
  if (bounds.length === 0) return reader.invalid(node, 'the condition states no bound');
  if (type.startsWith('value_') && valueFields.length === 0)
    return reader.invalid(node, `${type} needs field in its condition`);
  if (type === 'value_percentile' && !(percentile !== undefined && percentile >= 0 && percentile <= 100)) {
    return reader.invalid(node, 'value_percentile needs percentile from 0 to 100 in its condition');
  }
  return condition;
}

function parseAliases(reader: YamlReader, node: YamlNode): CorrelationRule['aliases'] {
  if (node === null) return {};
  const aliases = (reader.entries(node, 'aliases') ?? []).map(({ key, value }) => {
    const fields = (reader.entries(value, `alias ${key}`) ?? []).map(
      (each) => [each.key, scalarText(reader, each.value) ?? ''] as const,
    );
    return [key, Object.fromEntries(fields)] as const;
  });
  return Object.fromEntries(aliases);
}
