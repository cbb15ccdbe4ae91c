import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { literal, type Session } from '../duckdb/session.js';
import { GENERIC_READER, type Reader, TYPED_READER } from '../schema/index.js';
import { tagMembers } from '../segment/segment-consumer.js';
import type { Batch, Segment } from './batch.js';
import { genericEvents, probe, type RecordFile, typedEvents } from './batch-relation.js';
import { findRefused } from './bisect.js';
import { type OddRecord, oddRecords } from './odd-records.js';
import { segmentTag } from './read-objects.js';
import { refusalReason } from './refusal-reason.js';

/** A batch of which both readers accept every line, and what had to be left out. */
export interface SoundBatch {
  readonly typed: readonly RecordFile[];
  readonly generic: readonly RecordFile[];
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

/** The batch as it came, when every file has CloudTrail's own form and nothing was refused yet. */
export const trustedBatch = (batch: Batch): SoundBatch => ({
  typed: batch.segments,
  generic: [],
  refused: [],
});

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
  const screened = suspect
    ? await screenSegments(readers, batch.segments)
    : { kept: batch.segments, odd: [] };
  const odd = [
    ...screened.odd,
    ...(await Promise.all(
      batch.odd.map(async (file) => ({ object: file.object, content: await readFile(file.path) })),
    )),
  ];
  const read = odd.map(({ object, content }) => oddRecords(object, content));
  const records = read.flatMap((file) => file.records);
  const lines = records.map((record) => ({ record, text: recordLine(batch, record) }));
  const refused = await refusedLines(readers, GENERIC_READER, lines);
  const bad = new Set(refused.map(({ line }) => line));
  const kept = lines.filter((line) => !bad.has(line));
  return {
    typed: screened.kept,
    generic: kept.length === 0 ? [] : [await writeLines(folder, kept)],
    refused: [
      ...read.flatMap((file) => file.refused),
      ...refused.map(({ line, detail }) => ({
        object: line.record.object,
        recordIndex: line.record.index,
        ...refusalReason(line.record.text, detail),
      })),
    ],
  };
};

interface Readers {
  readonly session: Session;
  readonly folder: string;
}

interface Line {
  readonly text: Buffer;
}

const recordLine = (batch: Batch, record: OddRecord): Buffer => {
  const planned = batch.objects.get(record.object)?.planned;
  if (planned === undefined) throw new Error(`object ${record.object} is not in its batch`);
  const members = `{${tagMembers(segmentTag(planned))},"_record_index":${record.index},"_record":`;
  return Buffer.concat([Buffer.from(members), record.text, Buffer.from('}')]);
};

/** Segments of which the typed reader accepts every file, and the files that it refuses. */
const screenSegments = async (
  readers: Readers,
  segments: readonly Segment[],
): Promise<{ kept: readonly RecordFile[]; odd: readonly { object: number; content: Buffer }[] }> => {
  const kept: RecordFile[] = [];
  const odd: { object: number; content: Buffer }[] = [];
  for (const segment of segments) {
    if ((await attempt(readers.session, TYPED_READER, segment)) === undefined) {
      kept.push(segment);
      continue;
    }
    const lines = segmentLines(await readFile(segment.path), segment.objects);
    const refused = new Set((await refusedLines(readers, TYPED_READER, lines)).map(({ line }) => line));
    const sound = lines.filter((line) => !refused.has(line));
    if (sound.length > 0) kept.push(await writeLines(readers.folder, sound));
    for (const line of refused) odd.push({ object: line.object, content: line.text });
  }
  return { kept, odd };
};

const NEWLINE = 0x0a;

/** A segment's lines are its objects, in order. */
const segmentLines = (
  text: Buffer,
  objects: readonly number[],
): readonly (Line & { readonly object: number })[] => {
  let start = 0;
  return objects.map((object) => {
    const end = text.indexOf(NEWLINE, start);
    const line = { object, text: text.subarray(start, end) };
    start = end + 1;
    return line;
  });
};

const refusedLines = async <L extends Line>(readers: Readers, reader: Reader, lines: readonly L[]) =>
  findRefused(lines, async (some) =>
    attempt(readers.session, reader, await writeLines(readers.folder, some)),
  );

const writeLines = async (folder: string, lines: readonly Line[]): Promise<RecordFile> => {
  const path = join(folder, `lines-${randomUUID()}.json`);
  const text = Buffer.concat(lines.flatMap((line) => [line.text, Buffer.from('\n')]));
  await writeFile(path, text);
  return { path, bytes: text.length };
};

/** What the reader says against the file; undefined when it reads all of it. */
const attempt = async (session: Session, reader: Reader, file: RecordFile): Promise<string | undefined> => {
  try {
    await session.run(probe(reader, file));
    return undefined;
  } catch (cause) {
    return (cause as Error).message.replaceAll(literal(file.path), 'the file').split('\n')[0] ?? '';
  } finally {
    await session.run('DROP TABLE IF EXISTS ingest_probe');
  }
};
