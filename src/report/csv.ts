import { cleanText } from './clean-text.js';

/** A value of a row. Absent values (`null`) become empty cells. */
export type CellValue = string | number | bigint | boolean | null;

/** What a spreadsheet takes for the start of a formula. https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NEEDS_QUOTES = /[",\r\n\t;]|^\s|\s$/;
const LINE_CHARACTERS = /[\t\r\n]+/;

/**
 * One row of RFC 4180 CSV, ending in a line feed. Text that a spreadsheet would run as a formula gets a
 * leading `'`; numbers, also in text (`-5`), are left alone. Line breaks and tabs stay inside quotes, other
 * control characters are written as their escapes (`\u001b`): use NDJSON for the exact text.
 */
export function renderCsvRow(cells: readonly CellValue[]): string {
  return `${cells.map(renderCell).join(',')}\n`;
}

function renderCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = guardFormula(cleanLines(value));
  return text === '' || NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function guardFormula(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function cleanLines(text: string): string {
  if (!LINE_CHARACTERS.test(text)) return cleanText(text);
  return text
    .split(/([\t\r\n]+)/)
    .map((part, index) => (index % 2 === 1 ? part : cleanText(part)))
    .join('');
}
