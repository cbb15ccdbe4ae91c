import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  codesOf,
  editTree,
  type SimulatedTree,
  simulateTree,
  type TreeEditor,
  verifyTree,
} from '../../../test/fixtures/digest-tree/index.js';
import { copyObjects, openFolderStore } from '../../storage/index.js';

/** Copies of a bucket as people hand them around. */
let base: SimulatedTree;
let edit: TreeEditor;
let folder: string;

const invictus = fileURLToPath(new URL('../../../test/fixtures/invictus', import.meta.url));

beforeAll(async () => {
  base = await simulateTree();
});

beforeEach(async () => {
  edit = editTree(base);
  folder = await mkdtemp(join(tmpdir(), 'orgtrail-test-'));
});

afterEach(async () => rm(folder, { recursive: true, force: true }));

/** Writes the objects of the tree into the folder, under other names if told so. */
async function fill(rename: (key: string) => string | undefined, hasMetadata = true): Promise<void> {
  const store = await openFolderStore(folder);
  for (const key of edit.keys()) {
    const { body, metadata } = edit.get(key);
    const name = rename(key);
    if (name !== undefined) await store.put(name, body, hasMetadata ? { metadata } : {});
  }
}

async function verifyFolder(path = folder, options: Parameters<typeof verifyTree>[1] = {}) {
  return verifyTree(await edit.tree(), { store: await openFolderStore(path), ...options });
}

describe('a folder', () => {
  it('that `orgtrail copy` made is proven, metadata and all', async () => {
    const { store } = await edit.tree();
    await copyObjects({
      from: store,
      to: await openFolderStore(folder),
      startedAt: new Date('2026-03-04T00:00:00Z'),
    });
    const report = await verifyFolder();
    expect(report).toMatchObject({ verdict: 'ok', findings: [], totals: { digests: { verified: 104 } } });
    expect(report.limits.join(' ')).toContain('A folder knows neither its bucket');
  });

  it('that a plain sync made is proven but for its newest digests, whose signatures nobody has', async () => {
    await fill((key) => key, false);
    const report = await verifyFolder();
    expect(report.verdict).toBe('incomplete');
    expect(codesOf(report).filter((code) => code === 'UNSIGNED_HEAD')).toHaveLength(4);
    const lost = report.findings.filter(({ code }) => code === 'METADATA_LOST');
    expect(lost.map(({ count }) => count)).toEqual([25, 25, 25, 25]);
    expect(report.totals.digests).toEqual({ verified: 100, invalid: 0, missing: 0, unproven: 4 });
    expect(report.totals.logFiles).toMatchObject({ invalid: 0, missing: 0, unlisted: 0 });
  });

  it('that begins at one account is proven', async () => {
    await fill((key) => key);
    const { accountId } = base.organization.accounts[1]!;
    const path = join(folder, 'AWSLogs', base.organization.organizationId, accountId);
    const report = await verifyFolder(path, { accounts: [accountId] });
    expect(report).toMatchObject({ verdict: 'ok', findings: [], totals: { digests: { verified: 52 } } });
  });

  it('into which everything was thrown is proven by the names of the files', async () => {
    await fill((key) => key.slice(key.lastIndexOf('/') + 1));
    const report = await verifyFolder();
    expect(report).toMatchObject({ verdict: 'ok', findings: [], totals: { digests: { verified: 104 } } });
    expect(report.totals.logFiles).toMatchObject({ missing: 0, unlisted: 0, unread: 0 });
  });

  it('into which everything was thrown shows a deleted and a forged log file', async () => {
    const [gone, other] = edit.logs(1, 'eu-west-1').slice(10) as [string, string];
    edit.remove(gone);
    edit.deliver({ like: other, at: new Date('2026-03-02T10:35:00Z'), records: [], isUnlisted: true });
    await fill((key) => key.slice(key.lastIndexOf('/') + 1));
    expect([...codesOf(await verifyFolder())].sort()).toEqual(['LOG_MISSING', 'UNLISTED']);
  });

  it('whose files were all decompressed and renamed is proven', async () => {
    for (const key of edit.keys().filter((each) => each.endsWith('.gz'))) {
      const { body, metadata, lastModified } = edit.get(key);
      edit.remove(key);
      edit.put(key.slice(0, -3), gunzipSync(body), { metadata, lastModified });
    }
    await fill((key) => key);
    expect(await verifyFolder()).toMatchObject({
      verdict: 'ok',
      findings: [],
      totals: { digests: { verified: 104 } },
    });
  });

  it('with two copies of a bucket judges both', async () => {
    await fill((key) => `first/${key}`);
    const broken = edit.logs(1, 'eu-west-1')[10]!;
    edit.remove(broken);
    await fill((key) => `second/${key}`);
    const report = await verifyFolder();
    expect(report.totals.digests.verified).toBe(208);
    expect(report.findings).toMatchObject([{ code: 'LOG_MISSING', key: `second/${broken}` }]);
  });

  it('of real log files without a digest is incomplete, NOT_COVERED', async () => {
    const { publicKeys, now } = await edit.tree();
    const { verify } = await import('../index.js');
    const store = await openFolderStore(invictus);
    const report = await verify({ store, publicKeys, now, threads: 0, temporaryFolder: tmpdir() });
    expect(report.verdict).toBe('incomplete');
    expect(report.findings).toMatchObject([
      { code: 'NOT_COVERED', accountId: '218007301253', region: 'us-east-1', count: 55 },
      { code: 'FOREIGN' },
    ]);
    expect(report.coverage).toMatchObject([{ hoursCovered: 0 }]);
  });

  it('case 28: is not blamed for what nobody can expect to be in it', async () => {
    for (const key of edit.keys())
      if (edit.get(key).lastModified > new Date('2026-03-02T12:00:00Z')) edit.remove(key);
    await fill((key) => key);
    const report = await verifyFolder();
    expect(report.verdict).toBe('ok');
    expect(new Set(codesOf(report))).toEqual(new Set(['PENDING']));
  });
});
