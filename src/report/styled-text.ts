import { createColors } from 'picocolors';
import { cleanText } from './clean-text.js';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** A piece of a line. Its text is never trusted; the style is ours. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** One line for a terminal. Strings in it may come from a log. */
export type Line = string | readonly (string | Span)[];

const COLORS = createColors(true);

/** The only place that puts escape sequences into a line: every text is cleaned first, then styled. */
export function renderLine(line: Line, color: boolean): string {
  if (typeof line === 'string') return cleanText(line);
  return line.map((part) => renderPart(part, color)).join('');
}

function renderPart(part: string | Span, color: boolean): string {
  if (typeof part === 'string') return cleanText(part);
  const text = cleanText(part.text);
  return color && text !== '' ? COLORS[part.style](text) : text;
}

export const bold = (text: string): Span => ({ text, style: 'bold' });
export const dim = (text: string): Span => ({ text, style: 'dim' });
export const red = (text: string): Span => ({ text, style: 'red' });
export const green = (text: string): Span => ({ text, style: 'green' });
export const yellow = (text: string): Span => ({ text, style: 'yellow' });
export const cyan = (text: string): Span => ({ text, style: 'cyan' });
