import type { Readable } from 'node:stream';

export type BodyResult =
  | { readonly kind: 'body'; readonly body: Uint8Array }
  | { readonly kind: 'too-large' };

/** Reads a body as it comes from the network, without decoding it, and stops behind the cap. */
export async function readBody(stream: Readable, maximumBytes: number): Promise<BodyResult> {
  // By events: the iterator of a stream takes longer than reading a small object.
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    stream.on('data', (chunk: Uint8Array) => {
      size += chunk.byteLength;
      chunks.push(chunk);
      if (size <= maximumBytes) return;
      resolve({ kind: 'too-large' });
      stream.destroy();
    });
    stream.on('end', () =>
      resolve({ kind: 'body', body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) }),
    );
    stream.on('error', reject);
    stream.on('close', () => reject(new Error('the connection closed before the end of the body')));
  });
}
