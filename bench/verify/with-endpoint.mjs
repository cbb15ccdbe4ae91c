import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('./serve-organization.mjs', import.meta.url));

/** Calls `work` with the URLs of an endpoint that serves the organization in a folder, each answer so many milliseconds late. */
export async function withEndpoint(folder, latency, work) {
  const server = spawn(process.execPath, [SERVER, folder, String(latency)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  try {
    const line = once(createInterface({ input: server.stdout }), 'line');
    const [text] = await Promise.race([line, ended]);
    if (typeof text !== 'string') throw new Error('the endpoint did not start');
    return await work(JSON.parse(text));
  } finally {
    server.stdin.end();
    await ended;
  }
}
