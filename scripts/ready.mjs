// Makes a bare clone ready to run: installs the locked packages and builds, each only when needed.
// Messages go to stderr, so that the output of the command that follows stays clean.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt, run as build } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

if (!isInstalled()) install();
if (!isBuilt()) build();

/** npm keeps the tree it installed in `node_modules/.package-lock.json`, written when the install is complete. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf(join('node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path];
    // Optional packages of other platforms are locked but not installed.
    return found === undefined ? path === '' || entry.optional === true : found.version === entry.version;
  });
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Not `npm ci`: it refuses a lock in which a registry without every platform's optional packages left
 * gaps. `--no-save` installs the locked versions and changes no file of the checkout.
 */
function install() {
  process.stderr.write('orgtrail: installing the locked packages (npm install)\n');
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const { status } = spawnSync(command, [...first, 'install', '--no-save'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}
