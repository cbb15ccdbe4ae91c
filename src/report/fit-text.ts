import stringWidth from 'string-width';
import { cleanText } from './clean-text.js';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ELLIPSIS = '…';

/** Columns that a text takes on a terminal, escapes of unsafe characters included. */
export function textWidth(text: string): number {
  return stringWidth(cleanText(text));
}

/**
 * Cleaned text of at most `width` columns. What is cut is marked with `…`: the end of a text, but the
 * middle of an ARN, because its end names the thing.
 */
export function fitText(text: string, width: number): string {
  // Longer text cannot fit; nothing beyond it needs to be measured.
  const cleaned = cleanText(text);
  if (cleaned.length <= width * 4 && stringWidth(cleaned) <= width) return cleaned;
  if (width < 1) return '';
  return cleaned.startsWith('arn:')
    ? fitMiddle(cleaned, width - 1)
    : `${takeStart(cleaned, width - 1)}${ELLIPSIS}`;
}

function fitMiddle(text: string, width: number): string {
  const end = Math.ceil(width / 2);
  return `${takeStart(text, width - end)}${ELLIPSIS}${takeEnd(text, end)}`;
}

function takeStart(text: string, width: number): string {
  let taken = '';
  let used = 0;
  for (const { segment } of GRAPHEMES.segment(text)) {
    used += stringWidth(segment);
    if (used > width) return taken;
    taken += segment;
  }
  return taken;
}

function takeEnd(text: string, width: number): string {
  let taken = '';
  let used = 0;
  for (const segment of Array.from(GRAPHEMES.segment(text), (part) => part.segment).reverse()) {
    used += stringWidth(segment);
    if (used > width) return taken;
    taken = segment + taken;
  }
  return taken;
}

/** The text followed or preceded by spaces up to `width` columns. */
export function padText(text: string, width: number, align: 'left' | 'right'): string {
  const padding = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + padding : padding + text;
}
