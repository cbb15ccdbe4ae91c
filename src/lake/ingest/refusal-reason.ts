import { isUtf8 } from 'node:buffer';

/** Why a record's text cannot become a row, in a word that scripts can rely on. */
export const refusalReason = (text: Buffer, detail: string): { reason: string; detail: string } => {
  if (!isUtf8(text)) return { reason: 'invalid-utf-8', detail: 'the record is not UTF-8' };
  const parsed = tryParse(text.toString('utf8'));
  if (parsed !== undefined) return { reason: 'malformed-json', detail: parsed };
  if (hasLoneSurrogate(text.toString('utf8'))) {
    return { reason: 'invalid-unicode', detail: 'half of a surrogate pair, which no UTF-8 text can hold' };
  }
  return { reason: 'unreadable-record', detail };
};

/** JSON.parse only explains here; no value that it returns is kept. */
const tryParse = (text: string): string | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch (cause) {
    return (cause as Error).message;
  }
};

const hasLoneSurrogate = (text: string): boolean => {
  const pairs = text.replaceAll(/\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}/g, '');
  return /\\u[dD][89abAB][0-9a-fA-F]{2}|\\u[dD][c-fC-F][0-9a-fA-F]{2}/.test(pairs);
};
