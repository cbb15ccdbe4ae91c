import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { askThroughPool } from './ask-through-pool.js';

const open: { stop?: () => void } = {};
afterEach(() => open.stop?.());

async function ask(answer: RequestListener) {
  const server = createServer(answer);
  open.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const asking = askThroughPool({
    afterObjects: 0,
    connections: 1,
    secondsToConnect: 10,
    secondsOfSilence: 60,
  });
  const request = { protocol: 'http:', hostname: '127.0.0.1', port, path: '/', headers: {} };
  return asking(request, 1000, undefined);
}

describe('an answer over connections of our own', () => {
  it.each([[200], [503]])(
    'with status %i is broken off when it is too large, also when it never ends',
    async (status) => {
      const answering = ask((_, response) => response.writeHead(status).write(Buffer.alloc(2000)));
      await expect(answering).rejects.toThrow('more than 1000 bytes');
    },
  );

  it('is nothing when its status is another one than 200', async () => {
    expect(await ask((_, response) => response.writeHead(206).end('part'))).toBeUndefined();
  });

  it('is whole when it comes in pieces without a length', async () => {
    const answer = await ask((_, response) => {
      response.write('in ');
      setImmediate(() => response.end('pieces'));
    });
    expect(Buffer.from(answer!.body).toString()).toBe('in pieces');
  });
});
