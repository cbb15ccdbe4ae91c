import { cleanText } from '../clean-text.js';

/** HTML that may stand in a page as it is. Only `html` makes it. */
export interface Html {
  readonly kind: 'html';
  readonly text: string;
}

/** Untrusted text, HTML, or a list of them. */
export type HtmlPart = string | number | Html | readonly HtmlPart[];

/** The text between the parts is ours; every part that is not HTML already is escaped. */
export function html(template: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const text = template.map((piece, index) => piece + (index < parts.length ? render(parts[index]!) : ''));
  return { kind: 'html', text: text.join('') };
}

function render(part: HtmlPart): string {
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'kind' in part ? part.text : part.map(render).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** For text and for attributes in quotes. What changes the direction of text or hides it is written as its escape. */
function escapeHtml(text: string): string {
  return cleanText(text).replace(/[&<>"'`]/g, (character) => entities[character]!);
}
