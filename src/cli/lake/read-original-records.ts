import { UserError } from '../../errors.js';
import type { OriginalRecord, RecordPlace } from '../../lake/index.js';
import type { GlobalOptions } from '../global-options.js';
import { openLocalLake } from '../open-lake.js';
import { openLocation } from '../open-location.js';

/** Reads an event's record from every log file that the lake says it stands in. */
export async function readOriginalRecords(
  eventId: string,
  globals: GlobalOptions,
  now: Date,
): Promise<readonly OriginalRecord[]> {
  const { findRecord } = await import('../../lake/index.js');
  const lake = await openLocalLake({ folder: globals.lake, create: false, now });
  const places = await findRecord(lake, eventId).finally(lake.close);
  if (places.length === 0) throw notFound(eventId, globals.lake);
  const records: OriginalRecord[] = [];
  for (const place of places) records.push(await readPlace(place, globals));
  return records;
}

/** A location that is gone is a value here: another one may still hold the record. */
async function readPlace(place: RecordPlace, globals: GlobalOptions): Promise<OriginalRecord> {
  const { readRecord } = await import('../../lake/index.js');
  try {
    const { store, close } = await openLocation(place.location, globals);
    return await readRecord(store, place).finally(close);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'unavailable', place, reason: 'location', detail: error.message };
  }
}

function notFound(eventId: string, lake: string): UserError {
  return new UserError({
    what: `no event has the id ${JSON.stringify(eventId)}`,
    where: lake,
    next: 'Check the id, or ingest the logs of that time.',
  });
}
