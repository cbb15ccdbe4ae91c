import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  codesOf,
  editTree,
  type SimulatedTree,
  simulateTree,
  type TreeEditor,
  verifyTree,
} from '../../../test/fixtures/digest-tree/index.js';
import type { ObjectStore } from '../../storage/index.js';
import { type Attestation, type EarlierReading, openObjectLedger, type ReadLogFile } from '../index.js';
import { createMemoryStore } from '../../storage/index.js';

/** What a lake has read of a location stands for reading it again, as far as it goes. */
let base: SimulatedTree;
let edit: TreeEditor;
let logs: readonly string[];

beforeAll(async () => {
  base = await simulateTree();
});

beforeEach(() => {
  edit = editTree(base);
  logs = edit.logs(1, 'eu-west-1');
});

/** Reads every log file of a store now, with its records. */
async function readAll(
  store: ObjectStore,
  told: Partial<ReadLogFile> = { isOfThisRun: false, isAttested: false },
): Promise<EarlierReading> {
  const files: ReadLogFile[] = [];
  const records: { key: string; record: Record<string, unknown> }[] = [];
  for await (const page of store.list('')) {
    if (page.kind !== 'page') continue;
    for (const object of page.objects.filter(({ key }) => /_CloudTrail_.*\.json\.gz$/.test(key))) {
      const found = await store.get(object.key);
      if (found.kind !== 'found') continue;
      const content = gunzipSync(found.body);
      const sha256 = hash('sha256', content, 'hex');
      const contentBytes = content.length;
      files.push({ ...object, sha256, contentBytes, isOfThisRun: false, isAttested: false, ...told });
      const { Records } = JSON.parse(content.toString('utf8'));
      for (const record of Records) records.push({ key: object.key, record });
    }
  }
  return {
    origin: 'the lake',
    async *logFiles() {
      yield* files;
    },
    async *records(names) {
      yield* records.filter(({ record }) => names.includes(String(record['eventName'])));
    },
  };
}

function counting(store: ObjectStore): { readonly store: ObjectStore; readonly logs: () => number } {
  const keys: string[] = [];
  const get: ObjectStore['get'] = async (key, options) => {
    keys.push(key);
    return store.get(key, options);
  };
  return {
    store: { ...store, get },
    logs: () => keys.filter((key) => key.includes('/CloudTrail/')).length,
  };
}

describe('log files that were read before', () => {
  it('are not read again, and the report says that their hash was measured earlier', async () => {
    const tree = await edit.tree();
    const earlierReading = await readAll(tree.store);
    const { store, logs: reads } = counting(tree.store);
    const report = await verifyTree(tree, { store, earlierReading });
    expect(report).toMatchObject({ verdict: 'ok', findings: [] });
    const { verified, recorded } = report.totals.logFiles;
    expect(verified).toBeGreaterThan(100);
    expect({ recorded, reads: reads() }).toEqual({ recorded: verified, reads: 0 });
    expect(report.limits.join(' ')).toContain('the hash was measured earlier (the lake)');
  });

  it('are all read again with rehash', async () => {
    const tree = await edit.tree();
    const { store, logs: reads } = counting(tree.store);
    const report = await verifyTree(tree, {
      store,
      earlierReading: await readAll(tree.store),
      rehash: true,
    });
    expect(report.totals.logFiles.recorded).toBe(0);
    expect(reads()).toBe(report.totals.logFiles.verified);
  });

  it('by the same run count as read, also with rehash', async () => {
    const tree = await edit.tree();
    const earlierReading = await readAll(tree.store, { isOfThisRun: true });
    const { store, logs: reads } = counting(tree.store);
    const report = await verifyTree(tree, { store, earlierReading, rehash: true });
    expect({ reads: reads(), recorded: report.totals.logFiles.recorded }).toEqual({ reads: 0, recorded: 0 });
    expect(report.limits.join(' ')).not.toContain('measured earlier');
  });

  it.each([
    ['changed since', async () => edit.put(logs[3]!, gzipSync('{"Records":[]}')), true],
    [
      'changed before, as the hash of then shows',
      async () => edit.put(logs[3]!, gzipSync('{"Records":[]}')),
      false,
    ],
  ])('are LOG_MODIFIED when one was %s', async (_, change, isReadFirst) => {
    const before = isReadFirst ? await readAll((await edit.tree()).store) : undefined;
    await change();
    const tree = await edit.tree();
    const earlierReading = before ?? (await readAll(tree.store));
    const report = await verifyTree(tree, { earlierReading });
    expect(report.findings).toMatchObject([{ code: 'LOG_MODIFIED', key: logs[3] }]);
  });

  it('give the events that explain a gap', async () => {
    edit = editTree(await simulateTree({ tamper: ['explained-gap'] }));
    const tree = await edit.tree();
    const plain = await verifyTree(tree);
    const { store, logs: reads } = counting(tree.store);
    const report = await verifyTree(tree, { store, earlierReading: await readAll(tree.store) });
    expect(codesOf(plain)).toEqual(['GAP_EXPLAINED']);
    expect(report.findings).toEqual(plain.findings);
    expect(reads()).toBe(0);
  });
});

describe('what is said of each log file', () => {
  it('is attested, refuted or unlisted, by what proven digests say', async () => {
    edit.put(logs[3]!, gzipSync('{"Records":[]}'));
    const forged = edit.deliver({
      like: logs[5]!,
      at: new Date('2026-03-02T10:35:00Z'),
      records: [],
      isUnlisted: true,
    });
    const said = new Map<string, Attestation>();
    await verifyTree(await edit.tree(), {
      onAttestation: ({ key }, attestation) => said.set(key, attestation),
    });
    expect(said.get(logs[3]!)).toBe('refuted');
    expect(said.get(forged)).toBe('unlisted');
    expect([...said.values()].filter((each) => each !== 'attested')).toHaveLength(2);
    expect(said.size).toBeGreaterThan(100);
  });

  it('is asked of the digests again although an earlier run has proven them, unless it was said before', async () => {
    const headLedger = openObjectLedger(createMemoryStore({ location: 's3://ledger/' }));
    const tree = await edit.tree();
    await verifyTree(tree, { headLedger });
    const said: string[] = [];
    const onAttestation = ({ key }: { key: string }): void => void said.push(key);
    const unsaid = await readAll(tree.store);
    await verifyTree(tree, { headLedger, earlierReading: unsaid, onAttestation });
    expect(said.length).toBeGreaterThan(100);
    said.length = 0;
    const saidBefore = await readAll(tree.store, { isAttested: true });
    await verifyTree(tree, { headLedger, earlierReading: saidBefore, onAttestation });
    expect(said).toEqual([]);
  });
});
