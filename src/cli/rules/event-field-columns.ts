import { EVENT_COLUMNS } from '../../lake/index.js';
import type { FieldColumn, FieldColumns } from '../../sigma/index.js';

/** Fields that a derived column holds, where the text of the record is not kept beside it. */
const DERIVED: Readonly<Record<string, FieldColumn>> = {
  eventTime: { column: 'event_time', type: 'timestamp' },
  readOnly: { column: 'read_only', type: 'boolean' },
  managementEvent: { column: 'management_event', type: 'boolean' },
  'userIdentity.sessionContext.attributes.mfaAuthenticated': { column: 'mfa_authenticated', type: 'boolean' },
  'userIdentity.sessionContext.assumedRoot': { column: 'assumed_root', type: 'boolean' },
};

/** Where the fields of an event stand in `cloudtrail_events`. */
export function eventFieldColumns(): FieldColumns {
  const columns = EVENT_COLUMNS.flatMap(({ name, source }) =>
    source.kind === 'text' || source.kind === 'json'
      ? [[source.path, { column: name, type: source.kind }] as const]
      : [],
  );
  return new Map([...columns, ...Object.entries(DERIVED)]);
}
