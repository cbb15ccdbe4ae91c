import { cleanJsonText } from './clean-text.js';

/**
 * One JSON document with a line break at its end. The same value on a terminal and in a file: characters
 * that a terminal would act on are written as escapes. Integers beyond 2^53 are written as strings.
 */
export function renderJson(value: unknown): string {
  return `${cleanJsonText(JSON.stringify(value, plainValue, 2))}\n`;
}

/** One line of newline-delimited JSON. */
export function renderJsonLine(value: unknown): string {
  return `${cleanJsonText(JSON.stringify(value, plainValue))}\n`;
}

function plainValue(_name: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
}
