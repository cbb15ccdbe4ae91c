import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { AskPlainly, PlainAnswer } from './plain-answer.js';
import { readBody } from './read-body.js';

interface Response {
  readonly statusCode: number;
  readonly headers: PlainAnswer['headers'];
  readonly body: Readable;
}

/** Asks through the connections of the SDK's client, whatever it was given for them. */
export function askThroughHandler({ config }: S3Client): AskPlainly {
  return async (request, maximumBytes, signal) => {
    const options = signal === undefined ? {} : { abortSignal: signal };
    const sent = { ...request, method: 'GET', query: {} };
    const { response } = await config.requestHandler.handle(sent as never, options);
    const { statusCode, headers, body } = response as unknown as Response;
    const length = headers['content-length'];
    if (statusCode !== 200 || Number(length ?? 0) > maximumBytes) {
      body.destroy();
      return undefined;
    }
    const read = await readBody(body, maximumBytes);
    if (read.kind !== 'body') return undefined;
    const isWhole = length === undefined || read.body.byteLength === Number(length);
    return isWhole ? { headers, body: read.body } : undefined;
  };
}
