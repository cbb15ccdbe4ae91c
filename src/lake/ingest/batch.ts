import type { EvidenceOutcome, EvidenceResult } from '../../evidence/index.js';
import type { SegmentEmission } from '../segment/segment-consumer.js';
import type { RecordTag } from '../segment/record-line.js';
import type { PlannedObject } from './inventory.js';

/** An object whose container was sound, on its way into the lake. */
export interface ReadObject {
  readonly planned: PlannedObject;
  readonly sha256: string;
  readonly contentBytes: number;
}

export type Segment = Extract<SegmentEmission, { readonly kind: 'segment' }>;
export type OddFile = Extract<SegmentEmission, { readonly kind: 'odd' }>;

/** What becomes visible in the lake together. */
export interface Batch {
  readonly segments: readonly Segment[];
  readonly odd: readonly OddFile[];
  /** Objects whose records are in `segments` or `odd`, by id. */
  readonly objects: ReadonlyMap<number, ReadObject>;
  /** Objects that could not be read at all; the ledger keeps them. */
  readonly failed: readonly FailedObject[];
}

/** Inflated bytes. Some batches are in memory at once; larger ones gain nothing (measured between 48 and 400 MB). */
export const BATCH_BYTES = 48 * 1024 * 1024;

/** More objects than this make the ledger's part of a commit slow, whatever their size. */
const BATCH_OBJECTS = 20_000;

export interface BatchCollector {
  add(outcome: EvidenceOutcome, planned: readonly PlannedObject[]): void;
  /** Whether the objects whose segments are complete are enough for a batch (or, with `all`, any). */
  isReady(all: boolean): boolean;
  /** Those objects; the next batch begins. */
  take(): Batch;
}

export interface FailedObject {
  readonly planned: PlannedObject;
  readonly reason: string;
  readonly detail: string;
}

/** Puts objects and the segments that hold their records back together. */
export const collectBatches = (batchBytes: number): BatchCollector => {
  const waiting = new Map<number, ReadObject>();
  let segments: Segment[] = [];
  let odd: OddFile[] = [];
  let bytes = 0;
  let objects = new Map<number, ReadObject>();
  let failed: FailedObject[] = [];

  const complete = (id: number): void => {
    const object = waiting.get(id);
    if (object === undefined) throw new Error(`object ${id} is in a segment but was not read`);
    waiting.delete(id);
    objects.set(id, object);
  };
  const receive = (emission: SegmentEmission): void => {
    if (emission.kind === 'segment') {
      bytes += emission.text.length;
      segments.push(emission);
      for (const object of emission.objects) complete(object.id);
    } else {
      bytes += emission.bytes;
      odd.push(emission);
      complete(emission.object);
    }
  };
  return {
    add(outcome, planned) {
      const byId = new Map(planned.map((object) => [object.id, object]));
      failed.push(...outcome.results.flatMap((result) => noteResult(result, byId, waiting)));
      outcome.emissions.forEach((emission) => receive(emission as SegmentEmission));
    },
    isReady(all) {
      const count = objects.size + failed.length;
      return count > 0 && (all || bytes >= batchBytes || count >= BATCH_OBJECTS);
    },
    take() {
      const batch = { segments, odd, objects, failed };
      segments = [];
      odd = [];
      bytes = 0;
      objects = new Map();
      failed = [];
      return batch;
    },
  };
};

/** What tags the records of one of the batch's log files. */
export const tagOf = (batch: Batch, object: number): RecordTag => {
  const planned = batch.objects.get(object)?.planned;
  if (planned === undefined) throw new Error(`object ${object} is not in its batch`);
  const { key, accountId, deliveredAt } = planned;
  return { logKey: key, accountId, day: deliveredAt?.slice(0, 10) ?? null };
};

const noteResult = (
  result: EvidenceResult,
  byId: ReadonlyMap<number, PlannedObject>,
  waiting: Map<number, ReadObject>,
): readonly FailedObject[] => {
  const planned = byId.get(result.id);
  if (planned === undefined) throw new Error(`a result for object ${result.id}, which was not asked for`);
  if (result.kind === 'failed') return [{ planned, reason: result.reason, detail: result.detail }];
  waiting.set(result.id, { planned, sha256: result.sha256, contentBytes: result.contentBytes });
  return [];
};
