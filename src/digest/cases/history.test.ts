import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  codesOf,
  editTree,
  type SimulatedTree,
  simulateTree,
  type Tree,
  type TreeEditor,
  verifyTree,
} from '../../../test/fixtures/digest-tree/index.js';
import { createMemoryStore, type MemoryStore, type ObjectStore } from '../../storage/index.js';
import { type HeadLedger, openObjectLedger } from '../index.js';

/** What is found only because an earlier run left its heads. */
let base: SimulatedTree;
let edit: TreeEditor;
let ledgerStore: MemoryStore;
let headLedger: HeadLedger;
let chain: readonly string[];

beforeAll(async () => {
  base = await simulateTree();
});

beforeEach(() => {
  edit = editTree(base);
  chain = edit.digests(1, 'eu-west-1');
  ledgerStore = createMemoryStore({ location: 's3://ledger/' });
  headLedger = openObjectLedger(ledgerStore);
});

/** The tree as it was some hours ago: nothing that was stored later. */
async function earlier(): Promise<Tree> {
  const past = editTree(base);
  const then = new Date('2026-03-02T18:00:00Z');
  for (const key of past.keys()) if (past.get(key).lastModified > then) past.remove(key);
  return { ...(await past.tree()), now: then };
}

/** Counts what is read from a store. */
function counting(store: ObjectStore): { readonly store: ObjectStore; readonly keys: string[] } {
  const keys: string[] = [];
  return {
    keys,
    store: {
      ...store,
      get: async (key, options) => {
        keys.push(key);
        return store.get(key, options);
      },
    },
  };
}

describe('a ledger of heads', () => {
  it('holds the newest digest of every chain after a run, and grows by one object with each', async () => {
    const tree = await edit.tree();
    const report = await verifyTree(tree, { headLedger });
    const { records, troubles } = await headLedger.read();
    expect(troubles).toEqual([]);
    expect(records).toMatchObject([{ verifiedAt: '2026-03-03T02:00:00Z', location: 'memory:' }]);
    expect(records[0]!.heads.map(({ object }) => object).sort()).toEqual(
      report.heads.map(({ object }) => object).sort(),
    );
    await verifyTree({ ...tree, now: new Date('2026-03-03T03:00:00Z') }, { headLedger });
    expect((await headLedger.read()).records).toHaveLength(2);
  });

  it('lets the next run read only what is new, and reach the same coverage', async () => {
    const past = await earlier();
    expect(await verifyTree(past, { headLedger })).toMatchObject({ verdict: 'ok' });
    const tree = await edit.tree();
    const { store, keys } = counting(tree.store);
    const report = await verifyTree(tree, { headLedger, store });
    expect(report).toMatchObject({ verdict: 'ok', findings: [] });
    for (const { hoursExpected, hoursCovered } of report.coverage)
      expect([hoursExpected, hoursCovered]).toEqual([25, 25]);
    const old = keys.filter((key) => edit.get(key).lastModified < new Date('2026-03-02T16:00:00Z'));
    expect(old).toEqual([]);
    expect(keys.length).toBeLessThan(120);
    expect(report.limits.join(' ')).toContain('was not read again');
  });

  it('is not relied on when everything is to be read again', async () => {
    await verifyTree(await earlier(), { headLedger });
    const tree = await edit.tree();
    const { store, keys } = counting(tree.store);
    const report = await verifyTree(tree, { headLedger, store, rehash: true });
    expect(report.totals.digests.verified).toBe(104);
    expect(keys).toContain(chain[0]);
  });

  const changes: readonly (readonly [string, (logs: readonly string[]) => void, string])[] = [
    ['deleted', (logs) => edit.remove(logs[3]!), 'LOG_MISSING'],
    ['changed', (logs) => edit.put(logs[3]!, gzipSync('{"Records":[]}')), 'LOG_MODIFIED'],
    [
      'added',
      (logs) =>
        void edit.deliver({
          like: logs[3]!,
          at: new Date('2026-03-02T10:35:00Z'),
          records: [],
          isUnlisted: true,
        }),
      'UNLISTED',
    ],
  ];

  it.each(changes)('does not hide that an old log file was %s since', async (_, change, code) => {
    await verifyTree(await earlier(), { headLedger });
    change(edit.logs(1, 'eu-west-1'));
    expect(codesOf(await verifyTree(await edit.tree(), { headLedger }))).toEqual([code]);
  });

  it('does not hide in a third run what the second found', async () => {
    await verifyTree(await earlier(), { headLedger });
    edit.remove(edit.logs(1, 'eu-west-1')[3]!);
    const tree = await edit.tree();
    await verifyTree(tree, { headLedger });
    const third = await verifyTree({ ...tree, now: new Date('2026-03-03T03:00:00Z') }, { headLedger });
    expect(codesOf(third)).toEqual(['LOG_MISSING']);
  });
});

describe('case 74: history that was rewritten', () => {
  it('case 74: shows when the head of an earlier run is gone', async () => {
    await verifyTree(await edit.tree(), { headLedger });
    for (const key of chain.slice(20)) {
      for (const { s3Object } of edit.digest(key).logFiles) edit.remove(s3Object);
      edit.remove(key);
    }
    const report = await verifyTree(await edit.tree(), { headLedger });
    expect(report.verdict).toBe('tampered');
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'HISTORY_REWRITTEN', key: chain.at(-1) }),
    );
  });

  it('case 74: shows although the present chain is signed and linked without a fault', async () => {
    await verifyTree(await edit.tree(), { headLedger });
    edit.signChain(chain[5]!, { newestEventTime: '2026-03-02T04:00:01Z' });
    const now = await edit.tree();
    expect(await verifyTree(now)).toMatchObject({ verdict: 'ok', findings: [] });
    const report = await verifyTree(now, { headLedger });
    expect(report).toMatchObject({
      verdict: 'tampered',
      findings: [{ code: 'HISTORY_REWRITTEN', key: chain.at(-1) }],
    });
  });

  it('case 74: shows when a whole chain, or the whole location, is gone', async () => {
    await verifyTree(await edit.tree(), { headLedger });
    const empty = { ...(await edit.tree()), store: createMemoryStore() };
    const report = await verifyTree(empty, { headLedger });
    expect(codesOf(report).filter((code) => code === 'HISTORY_REWRITTEN')).toHaveLength(4);
  });

  it('case 74: is not claimed of a chain that another location has', async () => {
    await verifyTree(await edit.tree(), { headLedger });
    const elsewhere = { ...createMemoryStore(), location: 's3://another-bucket/' };
    const report = await verifyTree(await edit.tree(), { headLedger, store: elsewhere });
    expect(codesOf(report)).not.toContain('HISTORY_REWRITTEN');
  });

  it('case 74: shows in a location that begins deeper than that of the earlier run', async () => {
    const tree = await edit.tree();
    const inBucket = { ...tree.store, location: 's3://bucket/' };
    await verifyTree(tree, { headLedger, store: inBucket });
    const key = chain.at(-1)!;
    const [root, rest] = [key.slice(0, key.indexOf('/') + 1), key.slice(key.indexOf('/') + 1)];
    edit.remove(key);
    const deeper = createMemoryStore({ location: `s3://bucket/${root}` });
    for (const each of edit.keys()) {
      const { body, metadata } = edit.get(each);
      if (each.startsWith(root)) await deeper.put(each.slice(root.length), body, { metadata });
    }
    const report = await verifyTree(tree, { headLedger, store: deeper });
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'HISTORY_REWRITTEN', key: rest }));
  });

  it('case 74: is not claimed of a head that a lifecycle rule has expired', async () => {
    await verifyTree(await edit.tree(), { headLedger });
    const empty = {
      ...(await edit.tree()),
      store: createMemoryStore(),
      now: new Date('2026-09-01T00:00:00Z'),
    };
    const report = await verifyTree(empty, { headLedger, expirations: [{ prefix: '', days: 90 }] });
    expect(codesOf(report)).not.toContain('HISTORY_REWRITTEN');
  });

  it('case 69: shows deleted backfills, which nothing else would', async () => {
    const key = chain[10]!.replace('.json.gz', '_backfill.json.gz');
    const own = { digestS3Object: key, logFiles: [] };
    const predecessor = {
      previousDigestS3Bucket: null,
      previousDigestS3Object: null,
      previousDigestHashValue: null,
      previousDigestHashAlgorithm: null,
      previousDigestSignature: null,
    };
    edit.put(key, edit.get(chain[10]!).body, {
      metadata: { 'backfill-generation-timestamp': '2026-03-02T20:00:00.000Z' },
    });
    edit.sign(key, { ...own, ...predecessor });
    await verifyTree(await edit.tree(), { headLedger });
    edit.remove(key);
    const now = await edit.tree();
    expect(await verifyTree(now)).toMatchObject({ verdict: 'ok' });
    expect((await verifyTree(now, { headLedger })).findings).toMatchObject([
      { code: 'HISTORY_REWRITTEN', key },
    ]);
  });
});

describe('the objects of a ledger', () => {
  it('that someone has edited are reported and not believed', async () => {
    await verifyTree(await edit.tree(), { headLedger });
    for await (const page of ledgerStore.list('')) {
      if (page.kind !== 'page') continue;
      for (const { key } of page.objects)
        await ledgerStore.put(key, Buffer.from('{"schema":"orgtrail.chain-heads/1"}'));
    }
    expect(await headLedger.read()).toMatchObject({
      records: [],
      troubles: [{ key: expect.stringContaining('chain-heads/') }],
    });
    const report = await verifyTree(await edit.tree(), { headLedger });
    expect(report).toMatchObject({ verdict: 'incomplete', findings: [{ code: 'UNREADABLE' }] });
  });

  it('cannot be written where that is refused, and the run says so', async () => {
    const refusing: ObjectStore = {
      ...ledgerStore,
      put: async () => ({ kind: 'denied', detail: 'AccessDenied' }),
    };
    const tree = await edit.tree();
    await expect(verifyTree(tree, { headLedger: openObjectLedger(refusing) })).rejects.toThrow(
      'cannot be recorded',
    );
  });
});
