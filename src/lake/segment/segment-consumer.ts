import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ConsumerFactory, EvidenceConsumer, OpenedObject } from '../../evidence/index.js';
import { type CutObject, type CutRecords, cutRecords, ownsItsMemory } from './cut-records.js';
import { unknownFields } from './drift.js';
import { withoutByteOrderMark } from './log-file-text.js';
import { splitRecords } from './split-records.js';

/** What a worker needs to know of a log file before it reads it. */
export interface SegmentTag {
  /** Whether the typed reader can hold its records (not those of aggregated events). */
  readonly typed: boolean;
}

export interface SegmentNote {
  /** Fields of sampled records that are not in the schema. */
  readonly drift: readonly string[];
}

/** What the pool's caller gets of log files. */
export type SegmentEmission =
  /** Records ready for the typed reader, in memory. */
  | ({ readonly kind: 'segment' } & CutRecords)
  /** On disk, the content of one log file that does not look like CloudTrail's own compact form. */
  | { readonly kind: 'odd'; readonly path: string; readonly bytes: number; readonly object: number };

export interface SegmentOptions {
  readonly folder: string;
}

/** Small log files share a segment up to this size, so that tiny ones do not travel one by one. */
const SEGMENT_BYTES = 4 * 1024 * 1024;

/** Every record of one object in so many is compared with the schema; of the others the first. */
const FULL_DRIFT_SAMPLE = 16;

export const createSegmentConsumer: ConsumerFactory = (options, worker) => {
  const { folder } = options as SegmentOptions;
  let emissions: SegmentEmission[] = [];
  let open: CutObject[] = [];
  let bytes = 0;
  let setAsideCount = 0;

  const emit = (objects: readonly CutObject[]): void => {
    emissions.push({ kind: 'segment', ...cutRecords(objects) });
  };

  const flush = (): void => {
    if (open.length > 0) emit(open);
    open = [];
    bytes = 0;
  };

  const append = (object: CutObject): void => {
    if (ownsItsMemory(object.content)) {
      emit([object]);
      return;
    }
    open.push(object);
    bytes += object.content.length;
    if (bytes >= SEGMENT_BYTES) flush();
  };

  const setAside = (id: number, content: Uint8Array): void => {
    const path = join(folder, `odd-${worker}-${setAsideCount++}.json`);
    writeFileSync(path, content);
    emissions.push({ kind: 'odd', path, bytes: content.length, object: id });
  };

  const accept = (object: OpenedObject): SegmentNote => {
    const { typed } = object.tag as SegmentTag;
    const content = withoutByteOrderMark(object.content);
    const records = typed ? splitRecords(content) : undefined;
    if (records === undefined) {
      setAside(object.id, content);
      return NO_DRIFT;
    }
    const drift = unknownFields(content, sampled(records, object.id));
    append({ id: object.id, content, records });
    return drift.length === 0 ? NO_DRIFT : { drift };
  };

  return {
    accept,
    flush,
    takeEmissions: () => {
      const values = emissions;
      emissions = [];
      return { values, transfer: values.flatMap(buffersOf) };
    },
  } satisfies EvidenceConsumer;
};

/** One for all: it travels once for a whole group of log files. */
const NO_DRIFT: SegmentNote = { drift: [] };

const sampled = (records: CutObject['records'], id: number): CutObject['records'] =>
  id % FULL_DRIFT_SAMPLE === 0 ? records : records.slice(0, 1);

const buffersOf = (emission: SegmentEmission): readonly ArrayBuffer[] =>
  emission.kind === 'segment'
    ? [emission.text, emission.starts, emission.ends, emission.times].map(
        ({ buffer }) => buffer as ArrayBuffer,
      )
    : [];
