import { hash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openEvidencePool } from './evidence-pool.js';
import { type EvidenceConsumer, NO_EMISSIONS, type OpenedObject } from './evidence-task.js';

/** Notes the text of each object; `full` stands for a disk without space. */
const createConsumer = (): EvidenceConsumer => {
  const seen: string[] = [];
  return {
    accept: ({ content, tag }: OpenedObject) => {
      const text = Buffer.from(content).toString();
      if (tag === 'full') throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
      seen.push(text);
      return text;
    },
    takeEmissions: () => NO_EMISSIONS,
    flush: () => seen.push('flushed'),
  };
};

const entry = new URL('file:///not-used-inline.js');
const open = () => openEvidencePool({ threads: 0, entry, inline: createConsumer, consumerOptions: {} });
const text = '{"Records":[]}';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgtrail-test-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

describe('the evidence pool', () => {
  it('hashes the inflated content, as a digest file lists it', async () => {
    const bytes = gzipSync(text);
    const { results } = await open().read([{ id: 7, source: { kind: 'bytes', bytes }, tag: null }]);
    const sha256 = hash('sha256', text, 'hex');
    expect(results).toEqual([
      { kind: 'read', id: 7, sha256, contentBytes: text.length, compressed: true, note: text },
    ]);
  });

  it('reads a file by its path', async () => {
    const path = join(folder, 'log.json');
    await writeFile(path, text);
    const { results } = await open().read([{ id: 1, source: { kind: 'path', path }, tag: null }]);
    expect(results).toMatchObject([{ kind: 'read', note: text, compressed: false }]);
  });

  it('reports an object that is damaged or missing, and goes on with the next', async () => {
    const damaged = gzipSync(text).subarray(0, 10);
    const { results } = await open().read([
      { id: 1, source: { kind: 'bytes', bytes: damaged }, tag: null },
      { id: 2, source: { kind: 'path', path: join(folder, 'gone') }, tag: null },
      { id: 3, source: { kind: 'bytes', bytes: gzipSync(text) }, tag: null },
    ]);
    expect(results).toMatchObject([
      { kind: 'failed', id: 1, reason: 'truncated' },
      { kind: 'failed', id: 2, reason: 'missing' },
      { kind: 'read', id: 3 },
    ]);
  });

  it('stops with words a user understands when the consumer finds the disk full', async () => {
    const source = { kind: 'bytes', bytes: gzipSync(text) } as const;
    await expect(open().read([{ id: 1, source, tag: 'full' }])).rejects.toMatchObject({
      name: 'UserError',
      what: 'disk full',
    });
  });
});

/** Answers with the ids it was asked for; the id 13 ends it. */
const workerCode = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ tasks = [] }) => {
    if (tasks.some(({ id }) => id === 13)) throw new Error('out of luck');
    const emissions = { values: [], transfer: [] };
    parentPort.postMessage({ kind: 'done', results: tasks.map(({ id }) => ({ kind: 'read', id })), emissions });
  });`;

describe('worker threads', () => {
  const openThreads = (threads: number) =>
    openEvidencePool({
      threads,
      entry: new URL(`data:text/javascript,${encodeURIComponent(workerCode)}`),
      inline: createConsumer,
      consumerOptions: {},
    });
  const task = (id: number) => ({ id, source: { kind: 'path', path: '' }, tag: null }) as const;

  it('give each caller the answer to its own question, with more questions than threads', async () => {
    const pool = openThreads(2);
    const ids = Array.from({ length: 12 }, (_, id) => id);
    const outcomes = await Promise.all(ids.map(async (id) => pool.read([task(id)])));
    expect(outcomes.map(({ results }) => results[0]?.id)).toEqual(ids);
    await pool.close();
  });

  it('pass on the error that ended one, to those who wait and to those who ask later', async () => {
    const pool = openThreads(1);
    const outcomes = await Promise.allSettled([13, 1, 2].map(async (id) => pool.read([task(id)])));
    const later = await Promise.allSettled([pool.flush()]);
    const reasons = [...outcomes, ...later].map((each) => each.status === 'rejected' && String(each.reason));
    expect(reasons).toEqual(Array.from({ length: 4 }, () => 'Error: out of luck'));
    await pool.close();
  });
});
