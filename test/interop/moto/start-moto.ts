import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.js';
import { findPython, installPackages, type Python } from '../python-environment.js';
import type { ToolSearch } from '../tool-search.js';

export interface Moto {
  readonly url: string;
  stop(): void;
}

const REQUIREMENTS = fileURLToPath(new URL('./requirements.txt', import.meta.url));
const GUARD = fileURLToPath(new URL('../die-with-parent.mjs', import.meta.url));

/** Looks for what moto needs; downloads nothing. */
export const findMoto = async (): Promise<ToolSearch<Python>> => findPython('moto');

/** A moto server with an empty AWS in it, installed when it is not there. */
export async function startMoto(python: Python): Promise<Moto> {
  const interpreter = await installPackages(python, 'moto', REQUIREMENTS);
  const port = await freePort();
  const server = join(dirname(interpreter), 'moto_server');
  const child = spawn(process.execPath, [GUARD, interpreter, server, '-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stderr.on('data', (data: Buffer) => said.push(data));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 120; tries += 1) {
    if (await answers(url)) return { url, stop: () => child.stdin.end() };
    if (child.exitCode !== null) break;
    await setTimeout(500);
  }
  child.stdin.end();
  throw new Error(`moto did not start:\n${Buffer.concat(said).toString().slice(-4000)}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/moto-api/data.json`)).ok;
  } catch {
    return false;
  }
}
