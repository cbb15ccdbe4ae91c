import { TOP_LEVEL_FIELDS, USER_IDENTITY_FIELDS } from '../../cloudtrail/index.js';
import { memberNames, textOf } from './log-file-text.js';
import { isObject, ScanError, type Span, visitMembers } from './scan-json.js';

const KNOWN = new Set<string>(TOP_LEVEL_FIELDS);
const KNOWN_IDENTITY = new Set<string>(USER_IDENTITY_FIELDS);

/**
 * Fields that the schema does not know, as `name` or `userIdentity.name`. They are not in the lake's
 * columns (the original record keeps them), so somebody has to hear of them.
 */
export const unknownFields = (content: Uint8Array, records: readonly Span[]): readonly string[] => {
  try {
    return [...new Set(records.flatMap((record) => unknownIn(content, record)))];
  } catch (cause) {
    // Text that does not scan is judged, and reported, by the reader.
    if (cause instanceof ScanError) return [];
    throw cause;
  }
};

const unknownIn = (content: Uint8Array, record: Span): readonly string[] => {
  const unknown: string[] = [];
  if (!isObject(content, record)) return unknown;
  visitMembers(content, record.start, (key, value) => {
    const name = textOf(content, key);
    if (!KNOWN.has(name)) unknown.push(name);
    if (name === 'userIdentity' && isObject(content, value))
      unknown.push(...unknownInIdentity(content, value));
  });
  return unknown;
};

const unknownInIdentity = (content: Uint8Array, identity: Span): readonly string[] =>
  memberNames(content, identity)
    .filter((name) => !KNOWN_IDENTITY.has(name))
    .map((name) => `userIdentity.${name}`);
