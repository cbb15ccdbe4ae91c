import { freezeTree } from '../tree/freeze.js';
import { isOtherSource, type PassedOver } from '../tree/passed-over.js';
import type { SigmaDocument } from '../tree/rule.js';
import { parseLogSource, parseMetadata, scalarText, textList, valueOf } from './metadata.js';
import { parseCorrelation } from './parse-correlation.js';
import { parseDetection } from './parse-detection.js';
import type { SigmaProblem } from './problem.js';
import { readYaml, type YamlEntry, type YamlNode, type YamlReader } from './yaml-reader.js';

export interface SigmaFile {
  /** As it shall stand in messages. */
  readonly path: string;
  readonly text: string;
}

export interface ParsedFile {
  readonly documents: readonly SigmaDocument[];
  readonly problems: readonly SigmaProblem[];
  /** Documents for other log sources, of which no more than that is read. */
  readonly passedOver: readonly PassedOver[];
}

/** Reads every document of a rule file. Never throws on what stands in it; what cannot be read is a problem. */
export function parseDocuments({ path, text }: SigmaFile): ParsedFile {
  const problems: SigmaProblem[] = [];
  const passedOver: PassedOver[] = [];
  const fileId = (path.split(/[/\\]/).at(-1) ?? path).replace(/\.ya?ml$/, '');
  const documents = readYaml(text, path, problems).map((reader, index) =>
    parseDocument(reader, index === 0 ? fileId : `${fileId}-${index + 1}`, passedOver),
  );
  if (documents.length === 0 && problems.length === 0) {
    problems.push({
      kind: 'invalid',
      position: { file: path, line: 1, column: 1 },
      message: 'there is no rule in it',
    });
  }
  return {
    documents: documents.filter((document) => document !== undefined).map(freezeTree),
    problems,
    passedOver,
  };
}

function parseDocument(
  reader: YamlReader,
  ruleId: string,
  passedOver: PassedOver[],
): SigmaDocument | undefined {
  const entries = reader.entries(reader.root, 'a rule');
  if (entries === undefined) return undefined;
  const other = otherSource(reader, entries, ruleId);
  if (other !== undefined) {
    passedOver.push(other);
    return undefined;
  }
  const action = entries.find(({ key }) => key === 'action');
  if (action !== undefined) {
    return reader.unsupported(action.keyNode, 'action was removed from Sigma: write complete documents');
  }
  const metadata = parseMetadata(reader, entries, ruleId);
  if (metadata === undefined) return undefined;
  const correlation = valueOf(entries, 'correlation');
  if (correlation !== null) return parseCorrelation(reader, correlation, metadata);
  const filter = valueOf(entries, 'filter');
  if (filter !== null) return parseFilter(reader, filter, metadata);
  const detection = valueOf(entries, 'detection');
  if (detection === null) return reader.invalid(reader.root, 'there is no detection, correlation or filter');
  const members = reader.entries(detection, 'detection');
  const parsed = members === undefined ? undefined : parseDetection(reader, detection, members);
  return parsed === undefined ? undefined : { ...metadata, kind: 'rule', ...parsed, filters: [] };
}

function otherSource(
  reader: YamlReader,
  entries: readonly YamlEntry[],
  ruleId: string,
): PassedOver | undefined {
  const logsource = parseLogSource(reader, valueOf(entries, 'logsource'));
  if (!isOtherSource(logsource)) return undefined;
  const text = (key: string): string | undefined => scalarText(reader, valueOf(entries, key));
  return { ruleId, id: text('id'), name: text('name'), logsource, position: reader.position(reader.root) };
}

function parseFilter(
  reader: YamlReader,
  node: YamlNode,
  metadata: Parameters<typeof parseCorrelation>[2],
): SigmaDocument | undefined {
  const entries = reader.entries(node, 'filter');
  if (entries === undefined) return undefined;
  const rules = textList(reader, valueOf(entries, 'rules'));
  if (rules.length === 0) return reader.invalid(node, 'a filter names the rules that it narrows, or any');
  const detection = entries.filter(({ key }: YamlEntry) => key !== 'rules');
  const parsed = parseDetection(reader, node, detection);
  if (parsed === undefined) return undefined;
  const any = rules.length === 1 && scalarText(reader, valueOf(entries, 'rules')) === 'any';
  return { ...metadata, kind: 'filter', rules: any ? 'any' : rules, ...parsed };
}
