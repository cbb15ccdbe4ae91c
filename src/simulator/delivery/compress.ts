import { gzipSync } from 'node:zlib';

const operatingSystemByte = 9;

/** One gzip member without a time or a machine's name in it, so that equal content gives equal bytes everywhere. */
export function compress(content: Uint8Array): Uint8Array {
  const compressed = gzipSync(content, { level: 6 });
  compressed[operatingSystemByte] = 255;
  return compressed;
}
