/**
 * Characters that change how a terminal, not a reader, treats the text around them: C0 and C1 controls,
 * format characters (bidirectional overrides, zero-width, tags), line and paragraph separators,
 * halves of surrogate pairs. https://trojansource.codes shows what the bidirectional ones can hide.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Untrusted text as it may appear on a terminal: each unsafe character stands there as its escape (`\u001b`). */
export function cleanText(text: string): string {
  return text.replace(UNSAFE, escapeCharacter);
}

/**
 * The same for JSON text, which stays the same value: line breaks and tabs are kept as they are, carriage
 * returns left out. JSON allows these three only between values.
 */
export function cleanJsonText(json: string): string {
  return json.replace(UNSAFE, (character) => JSON_SPACE[character] ?? escapeUnits(character));
}

const JSON_SPACE: Readonly<Record<string, string>> = { '\n': '\n', '\t': '\t', '\r': '' };

function escapeCharacter(character: string): string {
  return SHORT_ESCAPES[character] ?? escapeUnits(character);
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, unit) => hexadecimal(character.charCodeAt(unit))).join(
    '',
  );
}

function hexadecimal(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
