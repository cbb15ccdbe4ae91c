import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Services that speak JSON over HTTP, on this machine only; a test says what they answer. */
export interface JsonServer {
  readonly url: string;
  readonly requests: JsonRequest[];
  stop(): Promise<void>;
}

export interface JsonRequest {
  /** `ListPublicKeys` of the header X-Amz-Target (JSON 1.1), or the path without its `/` (REST JSON). */
  readonly operation: string;
  /** The Region that the request is signed for. */
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export type JsonAnswer =
  | { readonly kind: 'ok'; readonly document: unknown }
  /** As services that speak JSON 1.1 refuse: 400 and the error's name in the body. */
  | { readonly kind: 'error'; readonly name: string; readonly status?: number }
  /** What a proxy answers in its place. */
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'hang-up' };

/** https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export async function startJsonServer(answer: (request: JsonRequest) => JsonAnswer): Promise<JsonServer> {
  const requests: JsonRequest[] = [];
  const server = createServer(async (message, response) => {
    const request = await readRequest(message);
    requests.push(request);
    const given = answer(request);
    if (given.kind === 'hang-up') return response.destroy();
    if (given.kind === 'page')
      return response.writeHead(200, { 'content-type': 'text/html' }).end(given.html);
    const isOk = given.kind === 'ok';
    response.writeHead(isOk ? 200 : (given.status ?? 400), { 'content-type': 'application/x-amz-json-1.1' });
    const document = isOk
      ? given.document
      : { __type: given.name, message: `${request.operation} is refused` };
    return response.end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, stop: () => stop(server) };
}

async function readRequest(message: IncomingMessage): Promise<JsonRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const target = message.headers['x-amz-target'];
  const path = (message.url ?? '').split('?', 1)[0]!;
  return {
    operation: target === undefined ? path.slice(1) : String(target).split('.').at(-1)!,
    region: /Credential=[^/]+\/\d+\/([^/]+)\//.exec(message.headers.authorization ?? '')?.[1] ?? '',
    input: JSON.parse(Buffer.concat(chunks).toString() || '{}') as JsonRequest['input'],
  };
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
