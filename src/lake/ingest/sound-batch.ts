import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { literal, type Session } from '../duckdb/session.js';
import { GENERIC_READER, type Reader, TYPED_READER } from '../schema/index.js';
import { lineStart } from '../segment/record-line.js';
import { type RecordTable, recordTable } from '../segment/record-table.js';
import { type LineFile, lineStarts, writeLines } from '../segment/weave-records.js';
import { type Batch, tagOf } from './batch.js';
import { genericEvents, probe, typedEvents } from './batch-relation.js';
import { findRefused } from './bisect.js';
import { type OddRecord, oddRecords } from './odd-records.js';
import { refusalReason } from './refusal-reason.js';

/** A batch of which both readers accept every line, and what had to be left out. */
export interface SoundBatch {
  readonly typed: readonly LineFile[];
  readonly generic: readonly LineFile[];
  readonly refused: readonly RefusedPart[];
}

/** A record, or with `recordIndex` null a whole file, that cannot become rows. */
export interface RefusedPart {
  readonly object: number;
  readonly recordIndex: number | null;
  readonly reason: string;
  readonly detail: string;
}

/** The events of a sound batch. */
export const soundEvents = (batch: SoundBatch, location: string): string => {
  const parts = [
    ...(batch.typed.length > 0 ? [typedEvents(batch.typed, location)] : []),
    ...(batch.generic.length > 0 ? [genericEvents(batch.generic, location)] : []),
  ];
  return parts.length === 1
    ? `SELECT * FROM (${parts[0]})`
    : `SELECT * FROM (${parts.join('\nUNION ALL BY NAME\n')})`;
};

/**
 * Separates what cannot be read, after a refusal or when odd files came along. Files that the typed
 * reader refuses take the generic one, record by record, so that one bad record hides no other.
 * No text is changed on the way.
 */
export const makeSound = async (
  session: Session,
  folder: string,
  batch: Batch,
  suspect: boolean,
): Promise<SoundBatch> => {
  const readers = { session, folder };
  const screened = await screenSegments(readers, batch, suspect);
  const odd = [
    ...screened.odd,
    ...(await Promise.all(
      batch.odd.map(async (file) => ({ object: file.object, content: await readFile(file.path) })),
    )),
  ];
  const read = odd.map(({ object, content }) => oddRecords(object, content));
  const records = read.flatMap((file) => file.records);
  const refused = await findRefused(records, async (some) =>
    attempt(readers.session, GENERIC_READER, await writeGeneric(folder, batch, some)),
  );
  const bad = new Set(refused.map(({ line }) => line));
  const kept = records.filter((record) => !bad.has(record));
  return {
    typed: screened.kept,
    generic: await Promise.all(portions(kept).map(async (some) => writeGeneric(folder, batch, some))),
    refused: [
      ...read.flatMap((file) => file.refused),
      ...refused.map(({ line, detail }) => ({
        object: line.object,
        recordIndex: line.index,
        ...refusalReason(line.text, detail),
      })),
    ],
  };
};

interface OddContent {
  readonly object: number;
  readonly content: Buffer;
}

interface Readers {
  readonly session: Session;
  readonly folder: string;
}

interface ObjectRecords {
  readonly object: number;
  /** Numbers in the table. */
  readonly records: readonly number[];
}

/** Files of lines that the typed reader accepts, and the content of the log files that it refuses. */
const screenSegments = async (
  { session, folder }: Readers,
  batch: Batch,
  suspect: boolean,
): Promise<{ kept: readonly LineFile[]; odd: readonly OddContent[] }> => {
  const startOf = lineStarts((object) => tagOf(batch, object));
  const kept: LineFile[] = [];
  const odd: OddContent[] = [];
  for (const segment of batch.segments) {
    const table = recordTable([segment]);
    const write = async (objects: readonly ObjectRecords[]): Promise<LineFile> =>
      writeLines(table, Uint32Array.from(objects.flatMap(({ records }) => records)), startOf, folder);
    const objects = byObject(table);
    const test = async (some: readonly ObjectRecords[]) => attempt(session, TYPED_READER, await write(some));
    const bad = new Set(suspect ? (await findRefused(objects, test)).map(({ line }) => line) : []);
    const sound = objects.filter((object) => !bad.has(object));
    if (sound.length > 0) kept.push(await write(sound));
    for (const { object, records } of bad) odd.push({ object, content: uncut(table, records) });
  }
  return { kept, odd };
};

const byObject = (table: RecordTable): readonly ObjectRecords[] => {
  const objects = new Map<number, number[]>();
  for (const [record, object] of table.objects.entries()) {
    const own = objects.get(object);
    if (own === undefined) objects.set(object, [record]);
    else own.push(record);
  }
  return Array.from(objects, ([object, records]) => ({ object, records }));
};

/** The log file that was cut into these records, byte for byte, but for space after its end. */
const uncut = ({ texts, textOf, starts, ends }: RecordTable, records: readonly number[]): Buffer => {
  const parts = records.map((record) =>
    texts[textOf[record]!]!.toString('latin1', starts[record], ends[record]),
  );
  return Buffer.from(`{"Records":[${parts.join(',')}]}`, 'latin1');
};

/** DuckDB keeps the parsed records of a file in memory together, so that a file must not hold megabytes upon megabytes. */
const PORTION_BYTES = 8 * 1024 * 1024;

function portions(records: readonly OddRecord[]): readonly (readonly OddRecord[])[] {
  const all: OddRecord[][] = [];
  let bytes = PORTION_BYTES;
  for (const record of records) {
    if (bytes >= PORTION_BYTES) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)!.push(record);
    bytes += record.text.length;
  }
  return all;
}

const writeGeneric = async (
  folder: string,
  batch: Batch,
  records: readonly OddRecord[],
): Promise<LineFile> => {
  const lines = records.map(({ object, index, text }) => {
    const members = Buffer.from(`${index},"_record":`);
    return Buffer.concat([lineStart(tagOf(batch, object)), members, text, Buffer.from('}\n')]);
  });
  const path = join(folder, `lines-${randomUUID()}.json`);
  await writeFile(path, Buffer.concat(lines));
  return { path, longestLine: lines.reduce((longest, line) => Math.max(longest, line.length), 0) };
};

/** What the reader says against the file; undefined when it reads all of it. */
const attempt = async (session: Session, reader: Reader, file: LineFile): Promise<string | undefined> => {
  try {
    await session.run(probe(reader, file));
    return undefined;
  } catch (cause) {
    return (cause as Error).message.replaceAll(literal(file.path), 'the file').split('\n')[0] ?? '';
  } finally {
    await session.run('DROP TABLE IF EXISTS ingest_probe');
  }
};
