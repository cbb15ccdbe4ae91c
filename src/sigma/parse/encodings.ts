import { Buffer } from 'node:buffer';

/** The modifiers that replace a text by its bytes or by an encoding of them. */
export type Encoding = 'base64' | 'base64offset' | 'utf16le' | 'utf16be' | 'utf16' | 'wide';

/** Every text that the encoded value may appear as; more than one only for `base64offset`. */
export function encodeText(encoding: Encoding, bytes: Uint8Array): readonly Uint8Array[] {
  switch (encoding) {
    case 'base64':
      return [Buffer.from(Buffer.from(bytes).toString('base64'))];
    case 'base64offset':
      return [0, 1, 2].map((shift) => Buffer.from(shiftedBase64(bytes, shift)));
    case 'utf16le':
    case 'wide':
      return [sixteenBits(bytes)];
    case 'utf16be':
      return [Buffer.from(sixteenBits(bytes)).swap16()];
    case 'utf16':
      return [Buffer.concat([Buffer.from([0xff, 0xfe]), sixteenBits(bytes)])];
    default:
      return encoding satisfies never;
  }
}

function sixteenBits(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf16le');
}

/** The part of the base64 text that does not depend on what stands before and behind the value. */
function shiftedBase64(bytes: Uint8Array, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  const first = [0, 2, 3][shift]!;
  const last = [0, -3, -2][(bytes.length + shift) % 3]!;
  return text.slice(first, last === 0 ? undefined : last);
}

const DASHES = ['-', '/', '–', '—', '―'];
const FLAG = /(?<![\p{L}\p{N}_])[-/–—―](?=[\p{L}\p{N}_])/gu;
const MOST_VARIANTS = 1_000;

/** Every way to write the dashes before flags; undefined when these are more than a thousand. */
export function dashVariants(text: string): readonly string[] | undefined {
  const places = [...text.matchAll(FLAG)].map((found) => found.index);
  if (DASHES.length ** places.length > MOST_VARIANTS) return undefined;
  return places.reduce<readonly string[]>(
    (variants, place) =>
      variants.flatMap((variant) =>
        DASHES.map((dash) => variant.slice(0, place) + dash + variant.slice(place + 1)),
      ),
    [text],
  );
}
