import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { signDigests } from './sign-digests.mjs';

/** Another generator makes other bytes. */
const GENERATOR = 1;

/**
 * A trail of very many objects as a store without a disk: log files and listings are made when they are
 * asked for, only the signed digests lie in one file. `{objects, digests, logFiles, publicKeys, to, pack}`.
 */
export function ensureTrail({ accounts, days }, parent) {
  const folder = join(parent, `million-${accounts}-accounts-${days}-days-v${GENERATOR}`);
  const description = join(folder, 'trail.json');
  if (!existsSync(description)) {
    process.stderr.write(`bench: making ${folder}\n`);
    mkdirSync(folder, { recursive: true });
    const trail = signDigests(accounts, days, join(folder, 'digests'));
    writeFileSync(`${description}.new`, JSON.stringify({ ...trail, accounts, days, folder }));
    renameSync(`${description}.new`, description);
  }
  return JSON.parse(readFileSync(description, 'utf8'));
}
