import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultyStore } from '../../../test/contract/faulty-store.js';
import {
  codesOf,
  editTree,
  recordsOf,
  type SimulatedTree,
  simulateTree,
  type TreeEditor,
  verifyEdited,
  verifyTree,
  named,
} from '../../../test/fixtures/digest-tree/index.js';
import type { ObjectStore, Unavailable } from '../../storage/index.js';

/** The cases of log files, numbered as in the list of tamper cases that the verdicts come from. */
let base: SimulatedTree;
let edit: TreeEditor;
/** A log file in the middle of the day. */
let log: string;

beforeAll(async () => {
  base = await simulateTree();
});

function begin(): void {
  edit = editTree(base);
  const logs = edit.logs(0, 'eu-west-1');
  log = logs[Math.floor(logs.length / 2)]!;
}

function contentOf(key: string): Buffer {
  return gunzipSync(edit.get(key).body);
}

/** The same JSON with one byte of a value changed. */
function altered(content: Buffer): Buffer {
  const copy = Buffer.from(content);
  const at = copy.indexOf('"eventName":"') + '"eventName":"'.length;
  copy[at] = copy[at]! ^ 1;
  return copy;
}

describe('an untouched organization', () => {
  it('case 01: is proven from end to end, every hour covered', async () => {
    begin();
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({ verdict: 'ok', findings: [], findingsOmitted: {} });
    expect(report.totals.digests).toEqual({ verified: 104, invalid: 0, missing: 0, unproven: 0 });
    const logFiles = edit.keys().filter((key) => key.includes('/CloudTrail/')).length;
    expect(report.totals.logFiles).toEqual({
      verified: logFiles,
      invalid: 0,
      missing: 0,
      unlisted: 0,
      unread: 0,
      recorded: 0,
    });
    expect(report.coverage).toHaveLength(4);
    for (const { hoursExpected, hoursCovered, gaps } of report.coverage) {
      expect([hoursExpected, hoursCovered, gaps]).toEqual([25, 25, []]);
    }
  });

  it('case 01: covers exactly the 24 hours of a given day', async () => {
    begin();
    const from = new Date('2026-03-02T00:00:00Z');
    const report = await verifyEdited(edit, { from, to: new Date('2026-03-03T00:00:00Z') });
    expect(report).toMatchObject({ verdict: 'ok', findings: [] });
    for (const { hoursExpected, hoursCovered } of report.coverage) {
      expect([hoursExpected, hoursCovered]).toEqual([24, 24]);
    }
  });
});

describe('a log file that was changed', () => {
  interface Tampering {
    readonly title: string;
    readonly body: (body: Uint8Array, content: Buffer) => Uint8Array;
    readonly code: string;
  }

  const tamperings: readonly Tampering[] = [
    {
      title: 'case 02: one byte of its JSON changed and compressed again is LOG_MODIFIED',
      body: (_, content) => gzipSync(altered(content)),
      code: 'LOG_MODIFIED',
    },
    {
      title: 'case 05: a second gzip member with more records is TRAILING_DATA',
      body: (body) => Buffer.concat([body, gzipSync('{"Records":[{"eventName":"Forged"}]}')]),
      code: 'TRAILING_DATA',
    },
    {
      title: 'case 06: sixteen zero bytes behind it are TRAILING_DATA',
      body: (body) => Buffer.concat([body, Buffer.alloc(16)]),
      code: 'TRAILING_DATA',
    },
    {
      title: 'case 07: checksum and length cut off are CONTAINER_DAMAGED',
      body: (body) => body.subarray(0, -8),
      code: 'CONTAINER_DAMAGED',
    },
    {
      title: 'case 08: cut off in the middle it is LOG_TRUNCATED',
      body: (body) => body.subarray(0, body.length / 2),
      code: 'LOG_TRUNCATED',
    },
    {
      title: 'case 09: replaced by nothing it is LOG_EMPTIED',
      body: () => new Uint8Array(),
      code: 'LOG_EMPTIED',
    },
    {
      title: 'case 10: replaced by a zip bomb it is LOG_OVERSIZE',
      body: () => gzipSync(Buffer.alloc(80 * 1024 * 1024)),
      code: 'LOG_OVERSIZE',
    },
    {
      title: 'case 11: replaced by something that is no JSON it is LOG_MODIFIED',
      body: () => gzipSync('these are no records'),
      code: 'LOG_MODIFIED',
    },
  ];

  it.each(named(tamperings))('%s', async (_, { body, code }) => {
    begin();
    edit.put(log, body(edit.get(log).body, contentOf(log)));
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('tampered');
    expect(report.findings).toMatchObject([{ code, verdict: 'tamper', key: log }]);
    expect(report.totals.logFiles).toMatchObject({ invalid: 1, missing: 0 });
  });

  it('case 06, 07: says that the signed content is whole', async () => {
    begin();
    edit.put(log, edit.get(log).body.subarray(0, -8));
    const [finding] = (await verifyEdited(edit)).findings;
    expect(finding?.message).toContain('the signed content is whole');
  });

  it('case 12: two swapped log files are both LOG_MODIFIED, each with a note whose content it holds', async () => {
    begin();
    const [left, right] = edit.logs(1, 'us-east-1').slice(3, 5) as [string, string];
    const body = edit.get(left).body;
    edit.put(left, edit.get(right).body);
    edit.put(right, body);
    const report = await verifyEdited(edit);
    expect(codesOf(report)).toEqual(['LOG_MODIFIED', 'LOG_MODIFIED', 'SWAPPED', 'SWAPPED']);
    expect(report.findings.find(({ code, key }) => code === 'SWAPPED' && key === left)?.message).toContain(
      right,
    );
  });
});

describe('a log file that was stored again', () => {
  it('case 03: with the same content, compressed otherwise, is proven, with the note REWRITTEN', async () => {
    begin();
    const lastModified = new Date('2026-03-03T01:00:00Z');
    edit.put(log, gzipSync(contentOf(log), { level: 1 }), { lastModified });
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({ verdict: 'ok', findings: [{ code: 'REWRITTEN', key: log }] });
  });

  it('case 04: without compression is proven, with the note NOT_GZIPPED', async () => {
    begin();
    edit.put(log, contentOf(log));
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({ verdict: 'ok', findings: [{ code: 'NOT_GZIPPED', key: log }] });
  });
});

describe('a log file that is gone', () => {
  it('case 13: without versions is LOG_MISSING', async () => {
    begin();
    edit.remove(log);
    const report = await verifyEdited(edit);
    expect(report.findings).toMatchObject([{ code: 'LOG_MISSING', key: log }]);
    expect(report.totals.logFiles).toMatchObject({ missing: 1 });
  });

  it('case 14: behind a delete marker is LOG_DELETED_RECOVERABLE, with version and time', async () => {
    begin();
    const tree = await edit.tree();
    const found = await tree.store.get(log);
    tree.store.delete(log);
    const report = await verifyTree(tree);
    const versionId = found.kind === 'found' ? found.versionId : undefined;
    expect(report.findings).toMatchObject([
      { code: 'LOG_DELETED_RECOVERABLE', recoverable: { versionId, deletedAt: expect.stringMatching(/Z$/) } },
    ]);
  });

  it('case 15: under a newer version is LOG_OVERWRITTEN_RECOVERABLE', async () => {
    begin();
    const tree = await edit.tree();
    const found = await tree.store.get(log);
    await tree.store.put(log, gzipSync(altered(contentOf(log))), { lastModified: tree.now });
    const report = await verifyTree(tree);
    const versionId = found.kind === 'found' ? found.versionId : undefined;
    expect(report.findings).toMatchObject([
      { code: 'LOG_OVERWRITTEN_RECOVERABLE', recoverable: { versionId } },
    ]);
  });

  it('case 15: a version that has another content is no recovery', async () => {
    begin();
    edit.put(log, gzipSync('{"Records":[]}'));
    const tree = await edit.tree();
    await tree.store.put(log, gzipSync('{"Records":[{}]}'), { lastModified: tree.now });
    expect(codesOf(await verifyTree(tree))).toEqual(['LOG_MODIFIED']);
    tree.store.delete(log);
    expect(codesOf(await verifyTree(tree))).toEqual(['LOG_MISSING']);
  });

  it('case 16: is LOG_EXPIRED when a lifecycle rule and its age explain it', async () => {
    begin();
    edit.remove(log);
    const now = new Date('2026-06-10T00:00:00Z');
    const expirations = [{ prefix: 'AWSLogs/', days: 90 }];
    const expired = await verifyEdited(edit, { now, expirations });
    expect(expired.verdict).toBe('incomplete');
    expect(codesOf(expired)).toEqual(['LOG_EXPIRED', 'STALE']);
    const young = await verifyEdited(edit, { now: new Date('2026-04-10T00:00:00Z'), expirations });
    expect(codesOf(young)).toEqual(['LOG_MISSING', 'STALE']);
    const elsewhere = await verifyEdited(edit, { now, expirations: [{ prefix: 'other/', days: 90 }] });
    expect(codesOf(elsewhere)).toEqual(['LOG_MISSING', 'STALE']);
  });
});

describe('a log file that cannot be read', () => {
  it('case 17: in Glacier is LOG_ARCHIVED, and the run goes on', async () => {
    begin();
    const tree = await edit.tree();
    tree.store.setStorageClass(log, 'DEEP_ARCHIVE');
    const report = await verifyTree(tree);
    expect(report).toMatchObject({ verdict: 'incomplete', findings: [{ code: 'LOG_ARCHIVED', key: log }] });
    expect(report.totals.logFiles.unread).toBe(1);
    expect(report.totals.logFiles.verified).toBeGreaterThan(100);
  });

  const refusals: readonly { readonly kind: Unavailable['kind']; readonly title: string }[] = [
    { kind: 'denied', title: 'case 18: KMS or 403 denied is UNREADABLE, never missing' },
    { kind: 'throttled', title: 'case 19: 503 that does not end is UNREADABLE' },
    { kind: 'unreadable', title: 'case 19: a body that breaks off is UNREADABLE' },
  ];

  it.each(named(refusals))('%s', async (_, { kind }) => {
    begin();
    const tree = await edit.tree();
    const store = faultyStore(tree.store, { get: { [log]: kind } });
    const report = await verifyTree(tree, { store });
    expect(report).toMatchObject({ verdict: 'incomplete', findings: [{ code: 'UNREADABLE', key: log }] });
    expect(report.totals.logFiles).toMatchObject({ unread: 1, invalid: 0, missing: 0 });
  });

  it('case 18: with both listing and reading denied nothing is called missing', async () => {
    begin();
    const tree = await edit.tree();
    const day = log.slice(0, log.lastIndexOf('/') + 1);
    const region = day.slice(0, -'2026/03/02/'.length);
    const hidden = hideBelow(tree.store, region);
    const report = await verifyTree(tree, { store: hidden });
    expect(report.verdict).toBe('incomplete');
    expect(new Set(codesOf(report))).toEqual(new Set(['UNREADABLE']));
  });

  it('case 19: 503 that ends is tried again and leaves no trace', async () => {
    begin();
    const tree = await edit.tree();
    let refusals = 2;
    const store: ObjectStore = {
      ...tree.store,
      get: async (key, options) =>
        key === log && refusals-- > 0
          ? { kind: 'throttled', detail: 'SlowDown' }
          : tree.store.get(key, options),
    };
    expect(await verifyTree(tree, { store })).toMatchObject({ verdict: 'ok', findings: [] });
    expect(refusals).toBe(-1);
  });
});

describe('a log file that no digest lists', () => {
  it('case 20: in a covered hour is UNLISTED', async () => {
    begin();
    const key = edit.deliver({
      like: log,
      at: new Date('2026-03-02T10:35:00Z'),
      records: recordsOf(edit.get(log).body),
      isUnlisted: true,
    });
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('tampered');
    expect(report.findings).toMatchObject([{ code: 'UNLISTED', verdict: 'tamper', key }]);
    expect(report.totals.logFiles.unlisted).toBe(1);
  });

  it('case 20: with an old name, but stored now, is UNLISTED all the same', async () => {
    begin();
    const key = edit.deliver({
      like: log,
      at: new Date('2026-03-02T10:35:00Z'),
      records: [],
      isUnlisted: true,
      lastModified: new Date('2026-03-03T01:30:00Z'),
    });
    expect((await verifyEdited(edit)).findings).toMatchObject([{ code: 'UNLISTED', key }]);
  });

  it('case 21: newer than the newest digest is PENDING', async () => {
    begin();
    const key = edit.deliver({
      like: log,
      at: new Date('2026-03-03T01:10:00Z'),
      records: recordsOf(edit.get(log).body),
      isUnlisted: true,
    });
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({ verdict: 'ok', findings: [{ code: 'PENDING', verdict: 'note', key }] });
  });
});

describe('backfill digests', () => {
  /** Moves a log file's entry, or a copy of it, from the hourly digest to a backfill of the same hour. */
  function backfill(keepsEntry: boolean): string {
    const lister = edit.listing(log);
    const digest = edit.digest(lister);
    const entry = digest.logFiles.filter(({ s3Object }) => s3Object === log);
    const key = lister.replace('.json.gz', '_backfill.json.gz');
    edit.put(key, edit.get(lister).body, {
      metadata: { 'backfill-generation-timestamp': '2026-03-02T20:00:00.000Z' },
    });
    edit.sign(key, {
      digestS3Object: key,
      logFiles: entry,
      previousDigestS3Bucket: null,
      previousDigestS3Object: null,
      previousDigestHashValue: null,
      previousDigestHashAlgorithm: null,
      previousDigestSignature: null,
    });
    if (!keepsEntry) {
      edit.signChain(lister, { logFiles: digest.logFiles.filter(({ s3Object }) => s3Object !== log) });
    }
    return key;
  }

  it('case 22: prove the log files that only they list', async () => {
    begin();
    backfill(false);
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({ verdict: 'ok', findings: [] });
    expect(report.chains.map(({ kind }) => kind).filter((kind) => kind === 'backfill')).toHaveLength(1);
  });

  it('case 23: that list a log file again do not make it count twice', async () => {
    begin();
    backfill(true);
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({ verdict: 'ok', findings: [] });
    expect(report.totals.logFiles.verified).toBe(
      edit.keys().filter((key) => key.includes('/CloudTrail/')).length,
    );
  });

  it('case 69: deleted backfills show in the log files that nobody lists any more', async () => {
    begin();
    edit.remove(backfill(false));
    expect((await verifyEdited(edit)).findings).toMatchObject([{ code: 'UNLISTED', key: log }]);
  });

  it('case 70: whose time is missing or absurd are proven by their key, with a note', async () => {
    for (const time of [undefined, '2099-01-01T00:00:00.000Z', 'soon']) {
      begin();
      const key = backfill(false);
      edit.setMetadata(key, { 'backfill-generation-timestamp': time });
      const report = await verifyEdited(edit);
      expect(report).toMatchObject({
        verdict: 'ok',
        findings: [{ code: 'METADATA_ALTERED', verdict: 'note', key }],
      });
    }
  });
});

/** A store in which nothing below a prefix can be listed or read. */
function hideBelow(store: ObjectStore, prefix: string): ObjectStore {
  const denied = { kind: 'denied', detail: 'AccessDenied' } as const;
  return {
    ...store,
    list: async function* (below, options) {
      if (below.startsWith(prefix)) yield denied;
      else yield* store.list(below, options);
    },
    listFolder: async (below) => (below.startsWith(prefix) ? denied : store.listFolder(below)),
    get: async (key, options) => (key.startsWith(prefix) ? denied : store.get(key, options)),
  };
}
