// Runs the ```console blocks of README.md and docs/ and puts what they print below their `$` lines, so
// that no output in the documentation is invented. With --check it changes nothing and fails on a difference.
// Pages may be named; without a name, all are run.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const BLOCK = /^```console\n([\s\S]*?)^```$/gm;
const check = process.argv.includes('--check');
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const all = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const pages = named.length > 0 ? named : all;

for (const page of pages) {
  const text = readFileSync(join(root, page), 'utf8');
  const fresh = refresh(text);
  if (withoutMeasures(fresh) === withoutMeasures(text)) continue;
  if (!check) writeFileSync(join(root, page), fresh);
  console.log(
    check
      ? `${page} says something else than the program (npm run docs):\n${differences(text, fresh)}`
      : `${page} refreshed`,
  );
  if (check) process.exitCode = 1;
}

/** The blocks of a page share one folder, so that a later one goes on where an earlier one ended. */
function refresh(text) {
  const folder = mkdtempSync(join(tmpdir(), 'orgtrail-docs-'));
  try {
    const environment = prepare(folder);
    return text.replace(
      BLOCK,
      (_block, body) =>
        `\`\`\`console\n${body
          .split('\n')
          .filter((line) => line.startsWith('$ '))
          .map((line) => `${line}\n${run(line.slice(2), environment)}`)
          .join('')}\`\`\``,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function prepare(folder) {
  const bin = join(folder, 'bin');
  const work = join(folder, 'work');
  mkdirSync(bin);
  mkdirSync(work);
  cpSync(join(root, 'docs', 'examples'), join(work, 'examples'), { recursive: true });
  const command = join(bin, 'orgtrail');
  writeFileSync(
    command,
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist', 'cli', 'main.js')}" "$@"\n`,
  );
  chmodSync(command, 0o755);
  return { cwd: work, env: { ...process.env, PATH: `${bin}:${process.env.PATH}` } };
}

function run(line, { cwd, env }) {
  const { stdout } = spawnSync('bash', ['-c', line], { cwd, env, encoding: 'utf8' });
  return stdout.replaceAll(`${cwd}/`, '').replaceAll(/[ \t]+$/gm, '');
}

/** Times are not the same twice, and compressed sizes differ between versions of zlib. */
function withoutMeasures(text) {
  return (
    text
      .replaceAll(/\b\d+(?:\.\d+)? (?:ms|s|B|kB|MB)\b/g, 'MEASURE')
      .replaceAll(/ +MEASURE/g, ' MEASURE')
      // How many files an ingest writes depends on which of its batches is ready first.
      .replaceAll(/\b\d+ files? \(MEASURE\)(.*?)\d+ pruned/g, 'FILES (MEASURE)$1PRUNED')
  );
}

function differences(before, after) {
  const [old, fresh] = [before, after].map((text) => withoutMeasures(text).split('\n'));
  return [
    ...old.filter((line) => !fresh.includes(line)).map((line) => `- ${line}`),
    ...fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ].join('\n');
}
