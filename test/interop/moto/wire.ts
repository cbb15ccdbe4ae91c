import { type IncomingMessage, request as sendRequest } from 'node:http';
import type { Home } from '../../rig/stack-machine.js';
import { MOTO_MANAGEMENT } from './moto-accounts.js';

/** A request of the SDK as it comes over the wire. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly home: Home;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export async function readCall(
  message: IncomingMessage,
  sessions: ReadonlyMap<string, string>,
): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(message.headers.authorization ?? '');
  const [, key = '', region = '', service = ''] = scope ?? [];
  const target = String(message.headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1)!;
  const action = service === 's3' ? '' : (new URLSearchParams(body.toString()).get('Action') ?? '');
  return {
    service,
    operation: target || action || s3Operation(message),
    home: { accountId: sessions.get(key) ?? MOTO_MANAGEMENT, region },
    method: message.method ?? 'GET',
    path: message.url ?? '/',
    headers: message.headers,
    body,
  };
}

function s3Operation({ method, url }: IncomingMessage): string {
  const verb = { GET: 'Get', HEAD: 'Head', PUT: 'Put', DELETE: 'Delete', POST: 'Post' }[method ?? 'GET'];
  return `${verb} ${url}`;
}

/** Credentials of an assumed role belong to its account from then on. */
export function learnSession({ operation, body }: Call, answer: Answer, sessions: Map<string, string>): void {
  if (operation !== 'AssumeRole') return;
  const account = new URLSearchParams(body.toString()).get('RoleArn')?.split(':')[4];
  const key = /<AccessKeyId>([^<]+)</.exec(answer.body.toString())?.[1];
  if (account !== undefined && key !== undefined) sessions.set(key, account);
}

export async function forward(motoUrl: string, { method, path, headers, body }: Call): Promise<Answer> {
  const url = new URL(path, motoUrl);
  return new Promise((resolve, reject) => {
    const outgoing = sendRequest(
      url,
      { method, headers: { ...headers, host: url.host } },
      async (incoming) => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        const { 'transfer-encoding': _encoding, connection: _connection, ...kept } = incoming.headers;
        resolve({ status: incoming.statusCode ?? 500, headers: kept, body: Buffer.concat(chunks) });
      },
    );
    outgoing.on('error', reject).end(body);
  });
}

export function json(document: unknown): Answer {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  return { status: 200, headers, body: Buffer.from(JSON.stringify(document)) };
}
