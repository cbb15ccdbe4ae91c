import type { Readable } from 'node:stream';

export type BodyResult =
  | { readonly kind: 'body'; readonly body: Uint8Array }
  | { readonly kind: 'too-large' };

/** Reads a body as it comes from the network, without decoding it, and stops behind the cap. */
export async function readBody(stream: Readable, maximumBytes: number): Promise<BodyResult> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maximumBytes) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return { kind: 'body', body: Buffer.concat(chunks) };
}
