import { inflateRawSync } from 'node:zlib';

/** The content of a deflate stream and how many bytes it took up, or why it has none. */
export type InflateResult =
  | { readonly kind: 'ok'; readonly content: Uint8Array; readonly consumed: number }
  | {
      readonly kind: 'failed';
      readonly reason: 'truncated' | 'corrupt' | 'oversize';
      readonly detail: string;
    };

export interface InflateOptions {
  readonly maximumBytes: number;
  /** How long the content claims to be. Saves copies when true, costs nothing but speed when not. */
  readonly expectedBytes: number;
}

// Deflate makes of one byte 1,032 at most: https://zlib.net/zlib_tech.html
const largestExpansion = 1032;
// Half of Node's buffer pool: a smaller content would share its memory with strangers.
const smallestChunk = 4 * 1024;

/** Inflates one raw deflate stream; what follows it is left alone. */
export function inflate(compressed: Uint8Array, options: InflateOptions): InflateResult {
  const { maximumBytes, expectedBytes } = options;
  const plausible = Math.min(expectedBytes, maximumBytes, compressed.length * largestExpansion);
  // One byte more than the content, or zlib asks for a second buffer only to find nothing left.
  const chunkSize = Math.max(plausible + 1, smallestChunk);
  try {
    const result = inflateRawSync(compressed, { info: true, maxOutputLength: maximumBytes, chunkSize });
    const { buffer, engine } = result as unknown as InflateInfo;
    return { kind: 'ok', content: buffer, consumed: engine.bytesWritten };
  } catch (error) {
    return faultOf(error, maximumBytes);
  }
}

/** What `info: true` returns; @types/node leaves it out. */
interface InflateInfo {
  readonly buffer: Buffer;
  /** `bytesWritten` counts what zlib took in. */
  readonly engine: { readonly bytesWritten: number };
}

function faultOf(error: unknown, maximumBytes: number): InflateResult {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'Z_BUF_ERROR':
      return { kind: 'failed', reason: 'truncated', detail: 'ends inside the compressed data' };
    case 'Z_DATA_ERROR':
      return { kind: 'failed', reason: 'corrupt', detail: message };
    case 'ERR_BUFFER_TOO_LARGE':
      return { kind: 'failed', reason: 'oversize', detail: oversize(maximumBytes) };
    default:
      throw error;
  }
}

export function oversize(maximumBytes: number): string {
  return `holds more than ${maximumBytes} bytes`;
}
