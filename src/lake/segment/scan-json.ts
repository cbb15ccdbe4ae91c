/**
 * Finds values in JSON text without changing a byte of it: where records start and end, which keys
 * an object has. It trusts nothing and decides nothing about validity beyond brackets and strings;
 * DuckDB's parser judges every record afterwards. Iterative, so nesting cannot overflow the stack.
 */
export const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/** `[start, end)` in the bytes that were scanned. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text is not what its brackets and quotes promise, at this offset. */
export class ScanError extends Error {
  override readonly name = 'ScanError';

  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(`${message} at byte ${offset}`);
  }
}

export const skipSpace = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (at < bytes.length && isSpace(bytes[at]!)) at++;
  return at;
};

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** The offset after the string that starts at `from`. */
const skipString = (bytes: Uint8Array, from: number): number => {
  let at = from + 1;
  for (; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) return at + 1;
    if (byte === BACKSLASH) at++;
  }
  throw new ScanError('a string without an end', from);
};

/** The offset after the value that starts at `from`. */
export const skipValue = (bytes: Uint8Array, from: number): number => {
  const first = bytes[from];
  if (first === QUOTE) return skipString(bytes, from);
  if (first === OPEN_OBJECT || first === OPEN_ARRAY) return skipNested(bytes, from);
  return skipScalar(bytes, from);
};

const skipNested = (bytes: Uint8Array, from: number): number => {
  let depth = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) at = skipString(bytes, at) - 1;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth++;
    else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && --depth === 0) return at + 1;
  }
  throw new ScanError('brackets without an end', from);
};

const skipScalar = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (at < bytes.length && !endsScalar(bytes[at]!)) at++;
  if (at === from) throw new ScanError('a value is missing', from);
  return at;
};

const endsScalar = (byte: number): boolean =>
  byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY || byte === COLON || isSpace(byte);

const expect = (bytes: Uint8Array, at: number, byte: number): number => {
  if (bytes[at] !== byte) throw new ScanError(`expected ${String.fromCharCode(byte)}`, at);
  return skipSpace(bytes, at + 1);
};

/** Calls `visit` with the key (quotes excluded) and the value of each member; returns the offset after the object. */
export const visitMembers = (
  bytes: Uint8Array,
  from: number,
  visit: (key: Span, value: Span) => void,
): number => {
  let at = expect(bytes, from, OPEN_OBJECT);
  if (bytes[at] === CLOSE_OBJECT) return at + 1;
  for (;;) {
    if (bytes[at] !== QUOTE) throw new ScanError('expected a key', at);
    const keyEnd = skipString(bytes, at);
    const start = expect(bytes, skipSpace(bytes, keyEnd), COLON);
    const end = skipValue(bytes, start);
    visit({ start: at + 1, end: keyEnd - 1 }, { start, end });
    at = skipSpace(bytes, end);
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    at = expect(bytes, at, COMMA);
  }
};

/** The elements of the array that starts at `from`. */
export const elementsOf = (bytes: Uint8Array, from: number): readonly Span[] => {
  const elements: Span[] = [];
  let at = expect(bytes, from, OPEN_ARRAY);
  if (bytes[at] === CLOSE_ARRAY) return elements;
  for (;;) {
    const end = skipValue(bytes, at);
    elements.push({ start: at, end });
    at = skipSpace(bytes, end);
    if (bytes[at] === CLOSE_ARRAY) return elements;
    at = expect(bytes, at, COMMA);
  }
};

export const isObject = (bytes: Uint8Array, value: Span): boolean => bytes[value.start] === OPEN_OBJECT;

export const isArray = (bytes: Uint8Array, value: Span): boolean => bytes[value.start] === OPEN_ARRAY;

const NEWLINE = 0x0a;

/**
 * The text with a space for each newline between values. A newline inside a string is not JSON and
 * stays, so that a reader of lines refuses the text.
 */
export const onOneLine = (text: Uint8Array): Uint8Array => {
  if (!text.includes(NEWLINE)) return text;
  const line = text.slice();
  for (let at = 0; at < line.length; at++) {
    if (line[at] === QUOTE) at = skipString(line, at) - 1;
    else if (line[at] === NEWLINE) line[at] = 0x20;
  }
  return line;
};
