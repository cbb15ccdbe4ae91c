import { isMap, isScalar } from 'yaml';
import type { Severity } from '../../finding/index.js';
import type { LogSource, RuleMetadata } from '../tree/rule.js';
import type { YamlEntry, YamlNode, YamlReader } from './yaml-reader.js';

const LEVELS: readonly string[] = [
  'critical',
  'high',
  'medium',
  'low',
  'informational',
] satisfies readonly Severity[];

/** Reads what a document says about itself; members that orgtrail does not know are left alone, as Sigma asks. */
export function parseMetadata(
  reader: YamlReader,
  entries: readonly YamlEntry[],
  ruleId: string,
): RuleMetadata | undefined {
  const text = (key: string): string | undefined => scalarText(reader, valueOf(entries, key));
  const list = (key: string): readonly string[] => textList(reader, valueOf(entries, key));
  const title = text('title');
  if (title === undefined || title.trim() === '') return reader.invalid(reader.root, 'there is no title');
  const level = text('level') ?? 'medium';
  if (!LEVELS.includes(level)) {
    return reader.invalid(valueOf(entries, 'level'), `level is one of ${LEVELS.join(', ')}`);
  }
  return {
    ruleId,
    id: text('id'),
    name: text('name'),
    title,
    description: text('description'),
    status: text('status'),
    level: level as Severity,
    author: text('author'),
    date: text('date'),
    license: text('license'),
    references: list('references'),
    tags: list('tags'),
    falsePositives: list('falsepositives'),
    fields: list('fields'),
    logsource: parseLogSource(reader, valueOf(entries, 'logsource')),
    position: reader.position(reader.root),
  };
}

export function valueOf(entries: readonly YamlEntry[], key: string): YamlNode {
  return entries.find((entry) => entry.key === key)?.value ?? null;
}

export function scalarText(reader: YamlReader, node: YamlNode): string | undefined {
  const resolved = reader.resolve(node);
  if (!isScalar(resolved) || resolved.value === null || resolved.value === undefined) return undefined;
  return String(resolved.value);
}

export function textList(reader: YamlReader, node: YamlNode): readonly string[] {
  if (node === null) return [];
  return reader.elements(node).flatMap((element) => scalarText(reader, element) ?? []);
}

export function parseLogSource(reader: YamlReader, node: YamlNode): LogSource {
  const entries = isMap(reader.resolve(node)) ? (reader.entries(node, 'logsource') ?? []) : [];
  const text = (key: string): string | undefined => scalarText(reader, valueOf(entries, key));
  const service = text('service');
  // Older public rules say no more than the service, which belongs to one product only.
  const product = text('product') ?? (service === 'cloudtrail' ? 'aws' : undefined);
  return { product, service, category: text('category') };
}
