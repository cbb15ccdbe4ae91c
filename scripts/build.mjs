// Compiles src into dist: incremental, without outputs of sources that are gone, with an executable bin and
// the function of the hub as one file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');
const output = join(root, 'dist');
const record = join(output, '.built');
const compilerState = join(output, '.tsbuildinfo');
const bin = join(output, 'cli', 'main.js');
const matcher = join(output, 'lambda', 'matcher.mjs');

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) run();

/** True when dist is what the sources as they stand now were compiled to. */
export function isBuilt() {
  return (
    existsSync(bin) &&
    existsSync(matcher) &&
    existsSync(record) &&
    readFileSync(record, 'utf8') === fingerprint()
  );
}

export function run() {
  process.stderr.write('orgtrail: building\n');
  const built = fingerprint();
  rmSync(record, { force: true });
  removeStaleOutputs();
  if (outputIsMissing()) rmSync(compilerState, { force: true });
  compile();
  chmodSync(bin, 0o755);
  bundleMatcher();
  writeFileSync(record, built);
}

function compile() {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = [
    '-p',
    'tsconfig.build.json',
    '--noEmitOnError',
    '--incremental',
    '--tsBuildInfoFile',
    compilerState,
  ];
  const { status } = spawnSync(process.execPath, [compiler, ...options], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * With the SDK in it: what is tested is what runs, whatever version Lambda has that day. Everything of ours
 * without side effects, as package.json says, so that nothing but what is used gets in.
 */
function bundleMatcher() {
  // A bare clone has no esbuild yet when this file is loaded.
  const { buildSync } = createRequire(import.meta.url)('esbuild');
  buildSync({
    entryPoints: [join(output, 'lambda', 'matcher.js')],
    outfile: matcher,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    // Of what is not used; its code for every platform could not even be looked for.
    external: ['@duckdb/*'],
    legalComments: 'inline',
    logLevel: 'warning',
    // What the SDK has of CommonJS asks for require.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
}

function fingerprint() {
  const hash = createHash('sha256');
  const configuration = [
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
    'scripts/build.mjs',
  ].map((name) => join(root, name));
  for (const path of [...configuration, ...compiledSources().map((name) => join(source, name))]) {
    hash
      .update(`${path.slice(root.length)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

function compiledSources() {
  return filesBelow(source).filter((name) => name.endsWith('.ts') && !/\.(test|contract)\.ts$/.test(name));
}

function outputIsMissing() {
  return compiledSources().some((name) => !existsSync(join(output, name.replace(/\.ts$/, '.js'))));
}

function removeStaleOutputs() {
  const kept = new Set(compiledSources().map((name) => name.replace(/\.ts$/, '')));
  for (const name of filesBelow(output)) {
    const stem = name.replace(/\.(js|d\.ts)$/, '');
    if (stem !== name && !kept.has(stem)) rmSync(join(output, name));
  }
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + sep.length))
    .sort();
}
