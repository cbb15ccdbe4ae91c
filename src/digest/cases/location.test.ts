import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  codesOf,
  editTree,
  type SimulatedTree,
  simulateTree,
  type TreeEditor,
  verifyEdited,
  verifyTree,
} from '../../../test/fixtures/digest-tree/index.js';
import { faultyStore } from '../../../test/contract/faulty-store.js';
import type { ObjectStore } from '../../storage/index.js';

/** The cases of ranges, clocks and whole locations, numbered as in the list of tamper cases. */
let base: SimulatedTree;
let edit: TreeEditor;
let chain: readonly string[];

const hour = 3_600_000;

beforeAll(async () => {
  base = await simulateTree();
});

beforeEach(() => {
  edit = editTree(base);
  chain = edit.digests(1, 'eu-west-1');
});

function span(key: string): { readonly from: Date; readonly to: Date } {
  const { digestStartTime, digestEndTime } = edit.digest(key);
  return { from: new Date(digestStartTime), to: new Date(digestEndTime) };
}

function oneChain() {
  return { accounts: [base.organization.accounts[1]!.accountId], regions: ['eu-west-1'] };
}

describe('a range', () => {
  it('case 66: from one digest’s end to the next holds exactly one digest', async () => {
    const report = await verifyEdited(edit, { ...span(chain[12]!), ...oneChain() });
    expect(report).toMatchObject({ verdict: 'ok', findings: [], totals: { digests: { verified: 1 } } });
    expect(report.coverage).toMatchObject([{ hoursExpected: 1, hoursCovered: 1 }]);
  });

  it('case 66: inside one hour holds exactly one digest', async () => {
    const { from, to } = span(chain[12]!);
    const inside = { from: new Date(from.getTime() + 600_000), to: new Date(to.getTime() - 600_000) };
    const report = await verifyEdited(edit, { ...inside, ...oneChain() });
    expect(report).toMatchObject({ verdict: 'ok', totals: { digests: { verified: 1 } } });
  });

  it('case 66: that ends in the future ends now', async () => {
    const report = await verifyEdited(edit, { to: new Date('2030-01-01T00:00:00Z') });
    expect(report.range.to).toBe('2026-03-03T02:00:00Z');
    expect(report.verdict).toBe('ok');
  });

  it('case 66: says nothing of what is broken outside of it', async () => {
    edit.forge(chain[3]!, { logFiles: [] });
    edit.remove(edit.logs(1, 'eu-west-1').at(-1)!);
    expect(await verifyEdited(edit, span(chain[12]!))).toMatchObject({ verdict: 'ok', findings: [] });
  });

  it('case 66: that is empty is refused with a reason', async () => {
    const from = new Date('2026-03-04T00:00:00Z');
    await expect(verifyEdited(edit, { from })).rejects.toThrow('the range is empty');
  });

  it('sees what is broken in a neighbour only where its own digests lean on it', async () => {
    edit.forge(chain[13]!, { logFiles: [] });
    expect(await verifyEdited(edit, span(chain[12]!))).toMatchObject({ verdict: 'ok', findings: [] });
    edit.setMetadata(chain[12]!, { signature: undefined });
    const report = await verifyEdited(edit, { ...span(chain[12]!), ...oneChain() });
    expect(codesOf(report)).toEqual(['METADATA_LOST']);
  });
});

describe('clocks', () => {
  it('case 67: of a machine that is three hours slow do not hide anything', async () => {
    const report = await verifyEdited(edit, { now: new Date('2026-03-02T21:00:00Z') });
    expect(report.verdict).toBe('ok');
    expect(codesOf(report)).toEqual(['CLOCK_SKEW']);
    expect(report.totals.digests.verified).toBe(104);
  });

  it('case 67: of a machine that is three hours fast give way to the store’s', async () => {
    const storeTime = new Date('2026-03-03T01:30:00Z');
    const now = new Date(storeTime.getTime() + 3 * hour);
    const report = await verifyEdited(edit, { now, storeTime, to: now });
    expect(report.verdict).toBe('ok');
    expect(codesOf(report)).toContain('CLOCK_SKEW');
    expect(codesOf(report)).not.toContain('TAIL_MISSING');
  });

  it('case 68: events older than the digest’s hour and files stored before the time in their name are normal', async () => {
    const lister = chain.find((key) => edit.digest(key).logFiles.length > 0)!;
    const { logFiles, digestStartTime } = edit.digest(lister);
    const early = `${new Date(Date.parse(digestStartTime) - 5 * 60_000).toISOString().slice(0, 19)}Z`;
    edit.signChain(lister, {
      oldestEventTime: early,
      logFiles: logFiles.map((file) => ({ ...file, oldestEventTime: early })),
    });
    const { s3Object } = logFiles[0]!;
    const { body, lastModified } = edit.get(s3Object);
    edit.put(s3Object, body, { lastModified: new Date(lastModified.getTime() - 40_000) });
    expect(await verifyEdited(edit)).toMatchObject({ verdict: 'ok', findings: [] });
  });
});

describe('a location', () => {
  it('case 72: with other objects in it counts them, and ignores them', async () => {
    const folder = chain[0]!.slice(0, chain[0]!.lastIndexOf('/') + 1);
    for (const name of ['', '.DS_Store', 'notes.txt', 'evil.json.gz'])
      edit.put(`${folder}${name}`, gzipSync('{}'));
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({
      verdict: 'ok',
      findings: [{ code: 'FOREIGN', count: 3 }],
      totals: { foreign: 3 },
    });
  });

  it('case 73: in which an object changes while it is read is judged by the later reading', async () => {
    const log = edit.logs(1, 'eu-west-1')[10]!;
    const tree = await edit.tree();
    let readings = 0;
    const store: ObjectStore = {
      ...tree.store,
      get: async (key, options) => {
        const found = await tree.store.get(key, options);
        if (key !== log || found.kind !== 'found' || readings++ > 0) return found;
        return { ...found, body: gzipSync('{"Records":[]}'), etag: 'another' };
      },
    };
    const report = await verifyTree(tree, { store });
    expect(report).toMatchObject({ verdict: 'ok', findings: [{ code: 'RACE', key: log }] });
    expect(readings).toBe(2);
  });

  it('of which a part cannot be listed is incomplete, and nothing there is called absent', async () => {
    const tree = await edit.tree();
    const digests = chain[0]!.slice(0, chain[0]!.indexOf('2026/'));
    const store = faultyStore(tree.store, { list: { [digests]: 'denied' } });
    const hidden: ObjectStore = {
      ...store,
      list: (prefix, options) => (prefix === digests ? denied() : store.list(prefix, options)),
    };
    const report = await verifyTree(tree, { store: hidden });
    expect(report.verdict).toBe('incomplete');
    expect(codesOf(report)).toEqual(['UNREADABLE', 'NOT_COVERED']);
  });

  it('without anything of CloudTrail’s in it is incomplete where something is expected', async () => {
    for (const key of edit.keys().filter((key) => key.startsWith('AWSLogs/'))) edit.remove(key);
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('incomplete');
    expect(codesOf(report)).toEqual(Array.from({ length: 4 }, () => 'REGION_SILENT'));
  });

  it('to which a trail without validation delivers as well leaves its log files AMBIGUOUS', async () => {
    const key = edit.deliver({
      like: edit.logs(1, 'eu-west-1')[5]!,
      at: new Date('2026-03-02T10:35:00Z'),
      records: [],
      isUnlisted: true,
    });
    const report = await verifyEdited(edit, { unvalidatedPrefixes: ['AWSLogs/'] });
    expect(report).toMatchObject({ verdict: 'incomplete', findings: [{ code: 'AMBIGUOUS', key }] });
  });

  it('with log files of a category that no digest lists says so', async () => {
    const log = edit.logs(1, 'eu-west-1')[5]!;
    const key = log.replaceAll('CloudTrail', 'CloudTrail-Insight');
    edit.put(key, edit.get(log).body, { lastModified: edit.get(log).lastModified });
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({ verdict: 'ok', findings: [{ code: 'CATEGORY_NOT_DIGESTED', key }] });
  });

  it('that nobody has written to for long says that its end was not judged', async () => {
    const report = await verifyEdited(edit, { now: new Date('2026-03-10T00:00:00Z') });
    expect(report).toMatchObject({ verdict: 'ok', findings: [{ code: 'STALE' }] });
    const judged = await verifyEdited(edit, {
      now: new Date('2026-03-10T00:00:00Z'),
      to: new Date('2026-03-10T00:00:00Z'),
    });
    expect(new Set(codesOf(judged))).toEqual(new Set(['TAIL_MISSING']));
  });
});

async function* denied() {
  yield { kind: 'denied', detail: 'AccessDenied' } as const;
}
