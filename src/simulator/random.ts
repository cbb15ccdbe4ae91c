export type SeedPart = string | number;

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** AWS writes unique ids in base 32 (RFC 4648: no 0, 1, 8, 9). */
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * A repeatable source of randomness (sfc32). The same seed parts give the same values on every
 * platform, and other parts give an unrelated stream: any hour of any account can be generated alone.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(...seed: readonly SeedPart[]) {
    [this.#a, this.#b, this.#c] = hashSeed(seed.join('\u0000'));
    for (let round = 0; round < 12; round++) this.uint32();
  }

  uint32(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** In [0, 1). */
  fraction(): number {
    return this.uint32() / 0x1_0000_0000;
  }

  /** A whole number in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  /** A whole number in [low, high], both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[this.below(items.length)]!;
  }

  /** An item of `items`, each as likely as its number in `weights`. */
  pickWeighted<Item>(items: readonly Item[], weights: readonly number[]): Item {
    let rest = this.fraction() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let index = 0; index < items.length; index++) {
      rest -= weights[index]!;
      if (rest < 0) return items[index]!;
    }
    return items.at(-1)!;
  }

  shuffle<Item>(items: readonly Item[]): Item[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
    }
    return shuffled;
  }

  /** `fraction` of a unit rounded up or down so that the mean over many calls is exact. */
  round(value: number): number {
    const whole = Math.floor(value);
    return whole + (this.chance(value - whole) ? 1 : 0);
  }

  bytes(length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length; at += 4) {
      const word = this.uint32();
      for (let byte = 0; byte < 4 && at + byte < length; byte++) bytes[at + byte] = word >>> (8 * byte);
    }
    return bytes;
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) {
      const word = this.uint32();
      text += hexOfByte[word & 0xff]! + hexOfByte[(word >>> 8) & 0xff]!;
      text += hexOfByte[(word >>> 16) & 0xff]! + hexOfByte[word >>> 24]!;
    }
    return text.slice(0, digits);
  }

  /** A version 4 UUID (RFC 9562). */
  uuid(): string {
    const digits = this.hex(32);
    const variant = '89ab'[parseInt(digits[16]!, 16) & 3]!;
    return (
      `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}` +
      `-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`
    );
  }

  digits(length: number): string {
    return this.#characters('0123456789', length);
  }

  alphanumeric(length: number): string {
    return this.#characters(alphanumeric, length);
  }

  lowerAlphanumeric(length: number): string {
    return this.#characters('abcdefghijklmnopqrstuvwxyz0123456789', length);
  }

  base32(length: number): string {
    return this.#characters(base32, length);
  }

  base64(length: number): string {
    return this.bytes(Math.ceil((length * 3) / 4))
      .toString('base64')
      .slice(0, length);
  }

  #characters(alphabet: string, length: number): string {
    let text = '';
    for (let index = 0; index < length; index++) text += alphabet[this.below(alphabet.length)]!;
    return text;
  }
}

/** Three 32-bit words from a text (cyrb128, public domain), enough to start a stream. */
function hashSeed(text: string): [number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  return [a | 0, b | 0, c | 0];
}
