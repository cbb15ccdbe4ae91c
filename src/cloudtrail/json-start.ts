const byteOrderMark = [0xef, 0xbb, 0xbf];
const space = new Set([0x20, 0x09, 0x0a, 0x0d]);
const openingBrace = 0x7b;
const closingBrace = 0x7d;
const quotationMark = 0x22;

/**
 * True for `{` and the quotation mark or brace that has to follow it, with space and a byte order
 * mark before. Two characters and not one, so that damaged gzip is not taken for JSON.
 */
export function startsJsonObject(bytes: Uint8Array): boolean {
  const start = byteOrderMark.every((byte, index) => bytes[index] === byte) ? byteOrderMark.length : 0;
  const brace = skipSpace(bytes, start);
  const next = bytes[skipSpace(bytes, brace + 1)];
  return bytes[brace] === openingBrace && (next === quotationMark || next === closingBrace);
}

function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (space.has(bytes[at] ?? -1)) at++;
  return at;
}
