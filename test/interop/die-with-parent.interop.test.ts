import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, it, vi } from 'vitest';

const GUARD = fileURLToPath(new URL('./die-with-parent.mjs', import.meta.url));

/** Starts the guard as tests do, tells the process id of the guarded command, and never ends. */
const PARENT = `
  const { spawn } = require('node:child_process');
  const command = 'console.log(process.pid); setInterval(() => {}, 1000)';
  spawn(process.execPath, [${JSON.stringify(GUARD)}, process.execPath, '-e', command], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  setInterval(() => {}, 1000);
`;

const isAlive = (processId: number): boolean => {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
};

it('ends the command when the process that started it is killed', async () => {
  const parent = spawn(process.execPath, ['-e', PARENT], { stdio: ['ignore', 'pipe', 'inherit'] });
  const processId = await new Promise<number>((resolve) => {
    parent.stdout.once('data', (text: Buffer) => resolve(Number(text.toString())));
  });
  try {
    expect(isAlive(processId)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitUntil(() => !isAlive(processId), { timeout: 20_000 });
  } finally {
    if (isAlive(processId)) process.kill(processId, 'SIGKILL');
  }
});
