import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import type { Position } from '../tree/position.js';
import type { SigmaProblem } from './problem.js';

/** Files above this are refused: the largest public rules have some kilobytes. */
const MAXIMUM_CHARACTERS = 1_000_000;

export interface YamlEntry {
  readonly key: string;
  readonly keyNode: YamlNode;
  readonly value: YamlNode;
}

export type YamlNode = Node | null;

/** One document of a rule file, and where to report what is wrong with it. */
export interface YamlReader {
  readonly root: YamlNode;
  readonly position: (node: YamlNode, offset?: number) => Position;
  /** Members of a map in order; undefined, and a problem, when it is none. */
  readonly entries: (node: YamlNode, what: string) => readonly YamlEntry[] | undefined;
  /** Elements of a list; a single value is a list of one. */
  readonly elements: (node: YamlNode) => readonly YamlNode[];
  /** Follows an alias to what it stands for. */
  readonly resolve: (node: YamlNode) => YamlNode;
  readonly invalid: (node: YamlNode, message: string, offset?: number) => undefined;
  readonly unsupported: (node: YamlNode, message: string, offset?: number) => undefined;
}

/** Reads every document of a file. Problems of YAML itself are reported, and such a document is left out. */
export function readYaml(text: string, file: string, problems: SigmaProblem[]): readonly YamlReader[] {
  const start: Position = { file, line: 1, column: 1 };
  if (text.length > MAXIMUM_CHARACTERS) {
    problems.push({ kind: 'invalid', position: start, message: 'a rule file has at most 1 MB' });
    return [];
  }
  const lines = new LineCounter();
  try {
    const documents = parseAllDocuments<ParsedNode>(text, { lineCounter: lines, prettyErrors: false });
    return [...documents].flatMap((document) => openDocument(document, file, lines, problems));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    problems.push({ kind: 'invalid', position: start, message: 'nested too deeply' });
    return [];
  }
}

function openDocument(
  document: Document.Parsed<ParsedNode>,
  file: string,
  lines: LineCounter,
  problems: SigmaProblem[],
): readonly YamlReader[] {
  const [error] = document.errors;
  if (error !== undefined) {
    problems.push({
      kind: 'invalid',
      position: at(lines, file, error.pos[0]),
      message: `YAML: ${error.message}`,
    });
    return [];
  }
  return document.contents === null ? [] : [createReader(document, file, lines, problems)];
}

function createReader(
  document: Document.Parsed<ParsedNode>,
  file: string,
  lines: LineCounter,
  problems: SigmaProblem[],
): YamlReader {
  const position = (node: YamlNode, offset = 0): Position =>
    at(lines, file, (node?.range?.[0] ?? document.range[0]) + offset);
  const report =
    (kind: SigmaProblem['kind']) =>
    (node: YamlNode, message: string, offset?: number): undefined => {
      problems.push({ kind, position: position(node, offset), message });
    };
  const invalid = report('invalid');
  const resolve = (node: YamlNode): YamlNode => (isAlias(node) ? (node.resolve(document) ?? null) : node);
  return {
    root: document.contents,
    position,
    resolve,
    invalid,
    unsupported: report('unsupported'),
    elements: (node) => {
      const resolved = resolve(node);
      return isSeq(resolved) ? (resolved.items as YamlNode[]) : [resolved];
    },
    entries: (node, what) => {
      const resolved = resolve(node);
      if (!isMap(resolved)) return invalid(node, `${what} is not a map`);
      return resolved.items.map((pair) => ({
        key: isScalar(pair.key) ? String(pair.key.value) : '',
        keyNode: pair.key as YamlNode,
        value: pair.value as YamlNode,
      }));
    },
  };
}

function at(lines: LineCounter, file: string, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** Whether the characters of a scalar stand in the file one by one, so that an offset into it is a place in the file. */
export function isPlainScalar(node: YamlNode): node is Scalar {
  return isScalar(node) && node.type === 'PLAIN' && !node.source?.includes('\n');
}
