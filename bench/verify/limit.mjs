// The physical limit of reading evidence, as a C program. Usage: limit.mjs <folder> [threads]
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { loadRig } from './load-rig.mjs';

const execute = promisify(execFile);
const SOURCE = fileURLToPath(new URL('./limit.c', import.meta.url));
const LIBRARIES = ['libdeflate-dev', 'libssl-dev'];

/** Every log file and digest below the folder, read with so many threads: `{files, storedBytes, contentBytes, seconds, cpuSeconds, hash}`. */
export async function runLimit(folder, threads = availableParallelism()) {
  const program = await compileLimit();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json.gz'))
    .map((name) => join(folder, name));
  return JSON.parse(await feed(program, [String(threads)], `${paths.join('\n')}\n`));
}

/** The path of the compiled program. Throws an error that says what to install where it cannot be had. */
export async function compileLimit() {
  const { installOnce, planPackages, unpackPackages } = await loadRig();
  const missing = await planPackages(LIBRARIES);
  const flags =
    missing === undefined || missing.length === 0 ? [] : flagsOf(await unpackPackages('limit', missing));
  const identity = createHash('sha256').update(readFileSync(SOURCE)).update(flags.join(' ')).digest('hex');
  const folder = await installOnce(`limit-${identity.slice(0, 12)}`, async (target) => {
    const output = join(target, 'limit');
    await compile([
      '-O3',
      '-Wall',
      '-Werror',
      '-o',
      output,
      SOURCE,
      ...flags,
      '-ldeflate',
      '-lcrypto',
      '-pthread',
    ]);
  });
  return join(folder, 'limit');
}

async function compile(parameters) {
  try {
    await execute('cc', parameters);
  } catch (cause) {
    const advice = `The limit needs a C compiler and ${LIBRARIES.join(' and ')}; apt fetches the latter where it has lists.`;
    throw new Error(`${advice}\n${cause.stderr ?? cause.message}`, { cause });
  }
}

/** For libraries that were unpacked beside the system. */
function flagsOf(root) {
  const names = readdirSync(join(root, 'usr', 'lib')).filter((name) => name.includes('-linux-'));
  return names.flatMap((name) => {
    const libraries = join(root, 'usr', 'lib', name);
    const headers = [join(root, 'usr', 'include'), join(root, 'usr', 'include', name)];
    return [...headers.map((folder) => `-I${folder}`), `-L${libraries}`, `-Wl,-rpath,${libraries}`];
  });
}

const feed = async (program, parameters, input) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`limit ended with exit code ${code}`));
    });
    child.stdin.end(input);
  });

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = '.', threads] = process.argv.slice(2);
  const run = await runLimit(folder, threads === undefined ? undefined : Number(threads));
  console.log(
    `${run.files} files, ${Math.round(run.contentBytes / 1e6 / run.seconds)} MB/s of content, ${run.hash}`,
  );
}
