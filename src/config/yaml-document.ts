import { type Document, isCollection, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { ConfigurationProblem } from './configuration-problem.js';

export type Path = readonly PropertyKey[];

/** The text of a file as a value, and where each part of it stands. */
export interface YamlDocument {
  readonly value: unknown;
  readonly problems: readonly ConfigurationProblem[];
  /** The value at a path, the name of a section or list; the nearest enclosing one when nothing stands there. */
  locate(path: Path): { readonly line: number; readonly column: number };
  /** The name at a path rather than its value. */
  locateName(path: Path): { readonly line: number; readonly column: number };
}

/** Aliases are counted, so that a small file cannot become a huge value. */
const largestAliasCount = 100;

export function readYamlDocument(text: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  keepAccountIds(document);
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = document.errors.map(({ message, pos }) => ({
    path: '',
    ...placeOf(pos[0]),
    message: `not YAML (${firstLine(message)})`,
    next: undefined,
  }));
  const { value, refusal } = problems.length > 0 ? NOTHING : valueOf(document);
  if (refusal !== undefined) {
    const place = placeOf(offsetOfAlias(document));
    problems.push({ path: '', ...place, message: `not YAML (${refusal})`, next: undefined });
  }
  return {
    value,
    problems,
    locate: (path) => placeOf(offsetOf(document, path)),
    locateName: (path) => placeOf(nameOffset(document, path) ?? offsetOf(document, path)),
  };
}

interface PlainValue {
  readonly value: unknown;
  readonly refusal: string | undefined;
}

const NOTHING: PlainValue = { value: undefined, refusal: undefined };

/** The library throws for an alias without its anchor and for too many of them. */
function valueOf(document: Document): PlainValue {
  try {
    return { value: document.toJS({ maxAliasCount: largestAliasCount }), refusal: undefined };
  } catch (error) {
    if (error instanceof ReferenceError) return { value: undefined, refusal: error.message };
    throw error;
  }
}

function offsetOfAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias: (_key, { range }) => {
      offset = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/**
 * Twelve digits without quotes are a number to YAML, which drops leading zeroes. No number of this
 * file is that long, so they are taken for the text they look like.
 */
function keepAccountIds(document: Document): void {
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value === 'number' && /^\d{12}$/.test(node.source ?? '')) node.value = node.source;
    },
  });
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const range = (node as { readonly range?: readonly number[] } | null | undefined)?.range;
    const name = isCollection(node) ? nameOffset(document, path.slice(0, length)) : undefined;
    if (range?.[0] !== undefined) return name ?? range[0];
  }
  return 0;
}

function nameOffset(document: Document, path: Path): number | undefined {
  if (path.length === 0) return undefined;
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}

function firstLine(message: string): string {
  return message.split('\n')[0]!.replace(/:?\s*$/, '');
}

/** `accounts.members[3].id` */
export function writePath(path: Path): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`,
    )
    .join('');
}
