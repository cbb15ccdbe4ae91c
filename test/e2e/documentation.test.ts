import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('shows what the commands of the documentation print', () => {
  const script = fileURLToPath(new URL('../../scripts/run-documentation.mjs', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
}, 300_000);
