import { TOP_LEVEL_FIELDS, USER_IDENTITY_FIELDS } from '../../cloudtrail/index.js';
import { memberNames, memberObject } from './log-file-text.js';
import { elementsOf, isObject, ScanError, type Span, skipValue } from './scan-json.js';

const KNOWN = new Set<string>(TOP_LEVEL_FIELDS);
const KNOWN_IDENTITY = new Set<string>(USER_IDENTITY_FIELDS);

/** The offset of the first record in `{"Records":[`. */
const FIRST_RECORD = 12;
const RECORDS_ARRAY = 11;

/**
 * Fields that the schema does not know, as `name` or `userIdentity.name`. They are not in the lake's
 * columns (the original record keeps them), so somebody has to hear of them.
 */
export const unknownFields = (content: Uint8Array, everyRecord: boolean): readonly string[] => {
  try {
    const records = everyRecord ? elementsOf(content, RECORDS_ARRAY) : firstRecord(content);
    return [...new Set(records.flatMap((record) => unknownIn(content, record)))];
  } catch (cause) {
    // Text that does not scan is judged, and reported, by the reader.
    if (cause instanceof ScanError) return [];
    throw cause;
  }
};

const firstRecord = (content: Uint8Array): readonly Span[] =>
  content[FIRST_RECORD] === 0x7b ? [{ start: FIRST_RECORD, end: skipValue(content, FIRST_RECORD) }] : [];

const unknownIn = (content: Uint8Array, record: Span): readonly string[] => {
  if (!isObject(content, record)) return [];
  const identity = memberObject(content, record, 'userIdentity');
  const identityNames = identity === undefined ? [] : memberNames(content, identity);
  return [
    ...memberNames(content, record).filter((name) => !KNOWN.has(name)),
    ...identityNames.filter((name) => !KNOWN_IDENTITY.has(name)).map((name) => `userIdentity.${name}`),
  ];
};
