import { isMap, isScalar, isSeq } from 'yaml';
import { allOf, anyOf, type Expression } from '../tree/expression.js';
import { correlationInstead } from './old-aggregation.js';
import { parseCondition, type Searches } from './parse-condition.js';
import { parseItem } from './parse-item.js';
import { isPlainScalar, type YamlEntry, type YamlNode, type YamlReader } from './yaml-reader.js';

export interface ParsedDetection {
  readonly condition: string;
  readonly expression: Expression;
}

/** `detection` of a rule, `filter` of a filter document: searches and the condition over them. */
export function parseDetection(
  reader: YamlReader,
  node: YamlNode,
  entries: readonly YamlEntry[],
): ParsedDetection | undefined {
  const condition = entries.find(({ key }) => key === 'condition');
  if (condition === undefined) return reader.invalid(node, 'there is no condition');
  const timeframe = entries.find(({ key }) => key === 'timeframe');
  if (timeframe !== undefined) {
    const instead = correlationInstead(scalarText(reader, condition) ?? '', scalarText(reader, timeframe));
    return reader.unsupported(
      timeframe.keyNode,
      `timeframe was removed from Sigma: ${instead ?? 'write a correlation document'}`,
    );
  }
  const named = entries.filter(({ key }) => key !== 'condition');
  const searches = named.map(({ key, value }) => [key, parseSearch(reader, key, value)] as const);
  if (searches.length === 0) return reader.invalid(node, 'there is no search');
  const sound = searches.filter((pair): pair is readonly [string, Expression] => pair[1] !== undefined);
  if (sound.length < searches.length) return undefined;
  return parseConditions(reader, condition, new Map(sound));
}

function scalarText(reader: YamlReader, { value }: YamlEntry): string | undefined {
  const resolved = reader.resolve(value);
  return isScalar(resolved) ? String(resolved.value) : undefined;
}

/** A list of conditions is their `or`. */
function parseConditions(
  reader: YamlReader,
  entry: YamlEntry,
  searches: Searches,
): ParsedDetection | undefined {
  const texts: string[] = [];
  const expressions: Expression[] = [];
  const nodes = reader.elements(entry.value);
  if (nodes.length === 0) return reader.invalid(entry.value, 'there is no condition');
  for (const node of nodes) {
    const resolved = reader.resolve(node);
    if (!isScalar(resolved) || typeof resolved.value !== 'string')
      return reader.invalid(node, 'a condition is a text');
    const parsed = parseCondition(resolved.value, searches);
    if ('message' in parsed) {
      return reader[parsed.kind](node, parsed.message, isPlainScalar(resolved) ? parsed.offset : 0);
    }
    texts.push(resolved.value.trim());
    expressions.push(parsed);
  }
  return {
    condition: texts.length === 1 ? texts[0]! : texts.map((text) => `(${text})`).join(' or '),
    expression: anyOf(expressions),
  };
}

/** A map is the `and` of its members, a list the `or` of its maps and keywords. */
function parseSearch(reader: YamlReader, name: string, node: YamlNode): Expression | undefined {
  const resolved = reader.resolve(node);
  if (!isSeq(resolved)) return parsePart(reader, name, node);
  if (resolved.items.length === 0) return reader.invalid(node, `${name} is an empty list`);
  const parts = (resolved.items as YamlNode[]).map((each) => parsePart(reader, name, each));
  const sound = parts.filter((part) => part !== undefined);
  return sound.length === parts.length ? anyOf(sound) : undefined;
}

function parsePart(reader: YamlReader, name: string, node: YamlNode): Expression | undefined {
  const resolved = reader.resolve(node);
  if (isMap(resolved)) return parseMap(reader, name, node);
  if (!isScalar(resolved) || resolved.value === null)
    return reader.invalid(node, `${name} is neither a map, a list nor a keyword`);
  return parseItem(reader, name, { key: '', keyNode: node, value: node });
}

function parseMap(reader: YamlReader, name: string, node: YamlNode): Expression | undefined {
  const entries = reader.entries(node, name) ?? [];
  if (entries.length === 0) return reader.invalid(node, `${name} is an empty map`);
  const items = entries.map((entry) => parseItem(reader, name, entry));
  const sound = items.filter((item) => item !== undefined);
  return sound.length === items.length ? allOf(sound) : undefined;
}
