import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

const WORDS = ['errors', 'group-by', 'count-of', 'cloudtrail', 'organization', 'finding', 'storage'] as const;

/** What each part may import, beside itself. The arrows point down only. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  'group-by': [],
  'count-of': [],
  cloudtrail: [],
  finding: [],
  organization: ['errors', 'cloudtrail'],
  storage: ['errors', 'cloudtrail'],
  config: WORDS,
  evidence: WORDS,
  policy: WORDS,
  sigma: WORDS,
  simulator: WORDS,
  lake: [...WORDS, 'evidence'],
  digest: [...WORDS, 'evidence'],
  query: [...WORDS, 'lake'],
  detection: [...WORDS, 'evidence', 'sigma', 'query', 'lake', 'digest', 'config'],
  audit: [...WORDS, 'policy', 'config'],
  resources: [...WORDS, 'config', 'policy', 'sigma', 'query', 'detection'],
  cost: [...WORDS, 'lake', 'query', 'config'],
  aws: WORDS,
  sinks: [...WORDS, 'aws', 'report'],
  report: WORDS,
  deploy: [...WORDS, 'config', 'policy', 'resources'],
};

/** Parts that are one file. */
const FILES = ['errors', 'group-by', 'count-of'];

/** Adapters speak the engines' types, and only their types. */
const ADAPTERS = ['aws', 'sinks', 'report'];
const ENTRIES = ['cli', 'cdk', 'lambda', 'index'];
const ENGINES = [
  'config',
  'evidence',
  'lake',
  'digest',
  'query',
  'sigma',
  'detection',
  'policy',
  'audit',
  'resources',
  'cost',
  'simulator',
  'deploy',
];
const SHARED_WITHOUT_PLATFORM = [...WORDS, ...ENGINES, 'report'];

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

interface SourceFile {
  readonly path: string;
  /** The folder below src, or the name of a file that stands in src itself. */
  readonly part: string;
  readonly isTest: boolean;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

const files = readSources();
const productFiles = files.filter((file) => !file.isTest);

describe('the arrows between parts', () => {
  it('knows every part', () => {
    const known = [...Object.keys(ARROWS), ...ENTRIES];
    expect([...new Set(files.map((file) => file.part))].filter((part) => !known.includes(part))).toEqual([]);
  });

  it('point down only', () => {
    expect(
      crossings()
        .filter(({ from, to, typeOnly }) => !isAllowed(from, to, typeOnly))
        .map(describeCrossing),
    ).toEqual([]);
  });

  it('would not allow an engine to reach up', () => {
    expect(isAllowed('lake', 'query', true)).toBe(false);
    expect(isAllowed('storage', 'lake', true)).toBe(false);
    expect(isAllowed('cli', 'cdk', false)).toBe(false);
    expect(isAllowed('aws', 'lake', false)).toBe(false);
    expect(isAllowed('aws', 'lake', true)).toBe(true);
    expect(isAllowed('cli', 'lake', false)).toBe(true);
  });

  it('enter a folder through its index', () => {
    const around = crossings().filter(
      ({ to, target }) => to in ARROWS && !FILES.includes(to) && target !== `${to}/index`,
    );
    expect(around.map(describeCrossing)).toEqual([]);
  });
});

describe('engines', () => {
  it('import no SDK', () => {
    const found = productFiles
      .filter((file) => SHARED_WITHOUT_PLATFORM.includes(file.part))
      .flatMap((file) =>
        file.imports
          .filter(({ target }) => target.startsWith('@aws-sdk/'))
          .map(({ target }) => `${file.path}: ${target}`),
      );
    expect(found).toEqual([]);
  });

  it('import nothing under the AGPL, which only tests may be measured against', () => {
    const isForeign = ({ target }: Import) => target.startsWith('@cloud-copilot/');
    expect(productFiles.filter((file) => file.imports.some(isForeign)).map(({ path }) => path)).toEqual([]);
    expect(files.filter((file) => file.imports.some(isForeign))).not.toEqual([]);
  });

  it('read no environment, write to no console and look at no clock', () => {
    const forbidden = [
      'process.env',
      'process.argv',
      'process.stdout',
      'process.stderr',
      'console',
      'Date.now',
      'new Date()',
    ];
    const found = productFiles
      .filter((file) => SHARED_WITHOUT_PLATFORM.includes(file.part))
      .flatMap((file) =>
        platformUses(file.tree)
          .filter((use) => forbidden.includes(use))
          .map((use) => `${file.path}: ${use}`),
      );
    expect(found).toEqual([]);
  });
});

describe('the command line', () => {
  it('loads neither DuckDB nor the SDK before a verb runs', () => {
    const heavy = [...staticallyLoaded('cli/main')].filter((name) =>
      /^@(?:duckdb|aws-sdk|smithy)\//.test(name),
    );
    expect(heavy).toEqual([]);
  });

  it('would see a heavy module behind other files', () => {
    expect([...staticallyLoaded('lake/index')]).toContain('@duckdb/node-api');
  });
});

describe('the library', () => {
  it('never loads CDK, which only its users have', () => {
    expect([...staticallyLoaded('index')].filter((name) => /^(?:aws-cdk-lib|constructs)/.test(name))).toEqual(
      [],
    );
    expect([...staticallyLoaded('cdk/index')]).toContain('aws-cdk-lib');
  });

  it('has no import of CDK outside of its own folder', () => {
    const found = files
      .filter(({ part }) => part !== 'cdk')
      .flatMap(({ path, imports }) => imports.map(({ target }) => `${path}: ${target}`))
      .filter((text) => /: (?:aws-cdk-lib|constructs)/.test(text));
    expect(found).toEqual([]);
  });
});

describe('the house style', () => {
  it('has no folder without a meaning', () => {
    const folders = files.flatMap((file) => file.path.split('/').slice(0, -1));
    expect(
      folders.filter((name) => ['utils', 'common', 'helpers', 'types', 'lib', 'shared'].includes(name)),
    ).toEqual([]);
  });

  it('names files in kebab-case', () => {
    expect(
      files
        .map((file) => file.path)
        .filter((path) => !/^(?:[a-z0-9]+(?:[-.][a-z0-9]+)*\/)*[a-z0-9]+(?:[-.][a-z0-9]+)*\.ts$/.test(path)),
    ).toEqual([]);
  });

  it('has no enum, no default export, no mutable state of a module', () => {
    const found = productFiles.flatMap((file) =>
      file.tree.statements
        .filter(isForbiddenStatement)
        .map((statement) => `${file.path}: ${statement.getText(file.tree).slice(0, 60)}`),
    );
    expect(found).toEqual([]);
  });

  it('keeps files short', () => {
    const long = productFiles
      .filter((file) => file.tree.getLineStarts().length > 400)
      .map((file) => file.path);
    expect(long).toEqual([]);
  });
});

/** Files and packages that loading a file loads at once, through any number of files. */
function staticallyLoaded(entry: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const file = files.find(({ path }) => path === `${entry}.ts`);
  for (const each of file?.imports ?? []) {
    if (each.typeOnly || each.dynamic) continue;
    staticallyLoaded(each.target.startsWith('.') ? resolveTarget(file!, each) : each.target, seen);
  }
  return seen;
}

interface Crossing {
  readonly file: SourceFile;
  readonly from: string;
  readonly to: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function crossings(): readonly Crossing[] {
  return productFiles.flatMap((file) =>
    file.imports
      .filter(({ target }) => target.startsWith('.'))
      .map((each) => ({ file, from: file.part, target: resolveTarget(file, each), typeOnly: each.typeOnly }))
      .map((each) => ({ ...each, to: partOf(each.target) }))
      .filter(({ from, to }) => from !== to),
  );
}

function isAllowed(from: string, to: string, typeOnly: boolean): boolean {
  if (ENTRIES.includes(from)) return !ENTRIES.includes(to);
  if (ADAPTERS.includes(from) && ENGINES.includes(to)) return typeOnly || ARROWS[from]!.includes(to);
  return ARROWS[from]?.includes(to) === true;
}

function describeCrossing({ file, target }: Crossing): string {
  return `${file.path} -> ${target}`;
}

function readSources(): readonly SourceFile[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => {
      const tree = ts.createSourceFile(
        path,
        readFileSync(join(source, path), 'utf8'),
        ts.ScriptTarget.ES2023,
        true,
      );
      return {
        path,
        part: partOf(path),
        isTest: /\.(?:test|contract)\.ts$/.test(path),
        tree,
        imports: importsOf(tree),
      };
    });
}

function partOf(path: string): string {
  return path.split('/')[0]!.replace(/(?:\.test)?\.ts$/, '');
}

function resolveTarget(file: SourceFile, { target }: Import): string {
  return normalize(join(dirname(file.path), target)).replace(/\.js$/, '');
}

function importsOf(tree: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier !== undefined
    ) {
      found.push({ target: textOf(node.moduleSpecifier), typeOnly: isTypeOnly(node), dynamic: false });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      found.push({ target: textOf(node.arguments[0]!), typeOnly: false, dynamic: true });
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      found.push({ target: textOf(node.argument.literal), typeOnly: true, dynamic: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const names = node.exportClause;
    return (
      node.isTypeOnly ||
      (names !== undefined && ts.isNamedExports(names) && names.elements.every((name) => name.isTypeOnly))
    );
  }
  const clause = node.importClause;
  if (clause === undefined) return false;
  const names = clause.namedBindings;
  return (
    clause.isTypeOnly ||
    (clause.name === undefined &&
      names !== undefined &&
      ts.isNamedImports(names) &&
      names.elements.length > 0 &&
      names.elements.every((name) => name.isTypeOnly))
  );
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : '';
}

/** `process.env`, `console`, `Date.now` and `new Date()` wherever they stand. */
function platformUses(tree: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      found.push(`${node.expression.text}.${node.name.text}`);
      if (node.expression.text === 'console') found.push('console');
    }
    if (
      ts.isNewExpression(node) &&
      node.expression.getText(tree) === 'Date' &&
      (node.arguments ?? []).length === 0
    ) {
      found.push('new Date()');
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isForbiddenStatement(statement: ts.Statement): boolean {
  if (ts.isEnumDeclaration(statement) || ts.isExportAssignment(statement)) return true;
  if (ts.isVariableStatement(statement)) return (statement.declarationList.flags & ts.NodeFlags.Const) === 0;
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  );
}
