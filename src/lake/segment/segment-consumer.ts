import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ConsumerFactory, EvidenceConsumer, OpenedObject } from '../../evidence/index.js';
import { unknownFields } from './drift.js';
import { startsLikeLogFile, withoutByteOrderMark } from './log-file-text.js';

/** What the lake needs to know of a log file to tag its records. */
export interface SegmentTag {
  readonly logKey: string;
  readonly accountId: string | null;
  /** The delivery day, `YYYY-MM-DD`. */
  readonly day: string | null;
  /** Whether the typed reader can hold its records (not those of aggregated events). */
  readonly typed: boolean;
}

export interface SegmentNote {
  /** Fields of sampled records that are not in the schema. */
  readonly drift: readonly string[];
}

/** Tells the pool's caller about files on disk. */
export type SegmentEmission =
  /** Newline-delimited log files, each with its tag, ready for the typed reader. */
  | {
      readonly kind: 'segment';
      readonly path: string;
      readonly bytes: number;
      readonly objects: readonly number[];
    }
  /** The content of one log file that does not look like CloudTrail's own compact form. */
  | { readonly kind: 'odd'; readonly path: string; readonly bytes: number; readonly object: number };

export interface SegmentOptions {
  readonly folder: string;
}

/** DuckDB reads a JSON file with one thread per few megabytes; larger segments would leave cores idle. */
const SEGMENT_BYTES = 4 * 1024 * 1024;

/** Every record of one object in so many is compared with the schema; of the others the first. */
const FULL_DRIFT_SAMPLE = 16;

export const createSegmentConsumer: ConsumerFactory = (options, worker) => {
  const { folder } = options as SegmentOptions;
  let emissions: SegmentEmission[] = [];
  let parts: Uint8Array[] = [];
  let bytes = 0;
  let objects: number[] = [];
  let written = 0;
  const nextPath = (kind: string): string => join(folder, `${kind}-${worker}-${written++}.json`);

  const flush = (): void => {
    if (objects.length === 0) return;
    const path = nextPath('segment');
    writeFileSync(path, Buffer.concat(parts, bytes));
    emissions.push({ kind: 'segment', path, bytes, objects });
    parts = [];
    bytes = 0;
    objects = [];
  };

  const append = (id: number, line: readonly Uint8Array[]): void => {
    for (const part of line) {
      parts.push(part);
      bytes += part.length;
    }
    objects.push(id);
    if (bytes >= SEGMENT_BYTES) flush();
  };

  const setAside = (id: number, content: Uint8Array): void => {
    const path = nextPath('odd');
    writeFileSync(path, content);
    emissions.push({ kind: 'odd', path, bytes: content.length, object: id });
  };

  const accept = (object: OpenedObject): SegmentNote => {
    const tag = object.tag as SegmentTag;
    const content = withoutByteOrderMark(object.content);
    if (!tag.typed || !startsLikeLogFile(content)) {
      setAside(object.id, content);
      return { drift: [] };
    }
    append(object.id, taggedLine(tag, content));
    return { drift: unknownFields(content, object.id % FULL_DRIFT_SAMPLE === 0) };
  };

  const takeEmissions = (): readonly SegmentEmission[] => {
    const taken = emissions;
    emissions = [];
    return taken;
  };

  return { accept, flush, takeEmissions } satisfies EvidenceConsumer;
};

const NEWLINE = 0x0a;
const END_OF_LINE = Buffer.from('\n');

/** The log file as one line, its tag put in front of `"Records"`. */
const taggedLine = (tag: SegmentTag, content: Uint8Array): readonly Uint8Array[] => [
  Buffer.from(`{${tagMembers(tag)},`),
  onOneLine(content.subarray(1)),
  END_OF_LINE,
];

/** The members that both readers find beside the records. */
export const tagMembers = (tag: SegmentTag): string =>
  `"_log_key":${JSON.stringify(tag.logKey)},"_account":${JSON.stringify(tag.accountId)},"_day":${JSON.stringify(tag.day)}`;

/** A raw newline in JSON can only stand between values, where a space is as good. */
export const onOneLine = (text: Uint8Array): Uint8Array =>
  text.includes(NEWLINE) || text.includes(0x0d)
    ? text.map((byte) => (byte === NEWLINE || byte === 0x0d ? 0x20 : byte))
    : text;
