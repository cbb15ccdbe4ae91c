import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  codesOf,
  editTree,
  type SimulatedTree,
  simulateTree,
  type TreeEditor,
  verifyEdited,
} from '../../../test/fixtures/digest-tree/index.js';
import { faultyStore } from '../../../test/contract/faulty-store.js';
import { parseLogKey, parseRegion } from '../../cloudtrail/index.js';
import type { OrganizationDescription } from '../../organization/index.js';

/** The cases of missing digests and of what is expected, numbered as in the list of tamper cases. */
let base: SimulatedTree;
let edit: TreeEditor;
let chain: readonly string[];

beforeAll(async () => {
  base = await simulateTree();
});

beforeEach(() => {
  edit = editTree(base);
  chain = edit.digests(1, 'eu-west-1');
});

/** Log files that a digest lists. */
function listedBy(keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => edit.digest(key).logFiles.map(({ s3Object }) => s3Object));
}

function removeAll(keys: readonly string[]): void {
  for (const key of keys) edit.remove(key);
}

/** Every hourly chain of the tree. */
function chains(): readonly (readonly string[])[] {
  return [0, 1].flatMap((account) =>
    ['eu-west-1', 'us-east-1'].map((region) => edit.digests(account, region)),
  );
}

describe('missing digests', () => {
  it('case 25: one in the middle is DIGEST_MISSING, and its log files are not covered', async () => {
    const [gone] = chain.filter((key) => edit.digest(key).logFiles.length > 0).slice(5);
    const logFiles = edit.digest(gone!).logFiles.length;
    edit.remove(gone!);
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('tampered');
    expect(report.findings).toMatchObject([
      { code: 'DIGEST_MISSING', key: gone },
      { code: 'NOT_COVERED', ...(logFiles > 1 && { count: logFiles }) },
    ]);
    expect(report.totals.digests).toEqual({ verified: 103, invalid: 0, missing: 1, unproven: 0 });
    expect(report.coverage.find(({ gaps }) => gaps.length > 0)).toMatchObject({
      hoursExpected: 25,
      hoursCovered: 24,
    });
  });

  it('case 26: two in a row are two, each named', async () => {
    const gone = chain.slice(10, 12);
    removeAll(gone);
    const report = await verifyEdited(edit);
    expect(report.findings.filter(({ code }) => code === 'DIGEST_MISSING').map(({ key }) => key)).toEqual(
      gone,
    );
    expect(report.totals.digests.missing).toBe(2);
  });

  it('case 27: twenty-two of twenty-four are twenty-two', async () => {
    const gone = chain.slice(2, 24);
    removeAll(gone);
    const report = await verifyEdited(edit);
    expect(report.totals.digests).toMatchObject({ verified: 104 - 22, missing: 22 });
    expect(report.findings.filter(({ code }) => code === 'DIGEST_MISSING').map(({ key }) => key)).toEqual(
      gone,
    );
  });

  it('case 25: one that only the listing hides is read by its name', async () => {
    const hidden = chain[12]!;
    const { store } = await edit.tree();
    const report = await verifyEdited(edit, {
      store: {
        ...store,
        list: async function* (prefix, options) {
          for await (const page of store.list(prefix, options)) {
            if (page.kind !== 'page') yield page;
            else yield { ...page, objects: page.objects.filter(({ key }) => key !== hidden) };
          }
        },
      },
    });
    expect(report).toMatchObject({ verdict: 'ok', totals: { digests: { verified: 104 } } });
  });

  it('case 25: one that is denied is UNREADABLE, not missing', async () => {
    const denied = chain[12]!;
    const { store } = await edit.tree();
    const report = await verifyEdited(edit, { store: faultyStore(store, { get: { [denied]: 'denied' } }) });
    expect(report.verdict).toBe('incomplete');
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'UNREADABLE', key: denied }));
    expect(report.totals.digests).toEqual({ verified: 103, invalid: 0, missing: 0, unproven: 1 });
  });

  it('case 30: the starting digest is DIGEST_MISSING where other chains have theirs', async () => {
    edit.remove(chain[0]!);
    expect((await verifyEdited(edit)).findings).toMatchObject([{ code: 'DIGEST_MISSING', key: chain[0] }]);
  });

  it('case 31: the oldest, cut off everywhere, are UNANCHORED_START', async () => {
    for (const keys of chains()) {
      removeAll(listedBy(keys.slice(0, 6)));
      removeAll(keys.slice(0, 6));
    }
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('ok');
    expect(codesOf(report)).toEqual(Array.from({ length: 4 }, () => 'UNANCHORED_START'));
  });

  it('case 31: with a range that begins later it is UNANCHORED_START in one chain as well', async () => {
    removeAll(listedBy(chain.slice(0, 6)));
    removeAll(chain.slice(0, 6));
    const from = new Date(edit.digest(chain[6]!).digestStartTime);
    const report = await verifyEdited(edit, { from });
    expect(report).toMatchObject({ verdict: 'ok', findings: [{ code: 'UNANCHORED_START' }] });
  });

  it('case 31: the oldest of one chain alone, without a range, are DIGEST_MISSING', async () => {
    removeAll(listedBy(chain.slice(0, 6)));
    removeAll(chain.slice(0, 6));
    expect((await verifyEdited(edit)).findings).toMatchObject([{ code: 'DIGEST_MISSING', key: chain[5] }]);
  });
});

describe('the newest digests', () => {
  it('case 28: deleted and overdue are TAIL_MISSING', async () => {
    removeAll(chain.slice(-2));
    const report = await verifyEdited(edit, { to: new Date('2026-03-03T02:00:00Z') });
    expect(report.verdict).toBe('tampered');
    expect(codesOf(report)).toContain('TAIL_MISSING');
    expect(report.totals.digests.missing).toBe(1);
  });

  it('case 28: deleted, without an end to the range, are measured by the newest object', async () => {
    removeAll(chain.slice(-5));
    const report = await verifyEdited(edit);
    expect(report.findings[0]).toMatchObject({ code: 'TAIL_MISSING', count: 3 });
  });

  it('case 29: that have not come yet are PENDING', async () => {
    const report = await verifyEdited(edit, { to: new Date('2026-03-03T02:00:00Z') });
    expect(report.verdict).toBe('ok');
    expect(new Set(codesOf(report))).toEqual(new Set(['PENDING']));
  });
});

describe('chains that should be there', () => {
  it('case 32: all digests of an account and Region gone while its log files remain are CHAIN_ABSENT', async () => {
    removeAll(chain);
    const report = await verifyEdited(edit);
    const logFiles = edit.logs(1, 'eu-west-1').length;
    expect(report.findings).toMatchObject([{ code: 'CHAIN_ABSENT', verdict: 'tamper', count: logFiles }]);
    expect(report.coverage.filter(({ hoursCovered }) => hoursCovered === 0)).toMatchObject([
      { region: 'eu-west-1' },
    ]);
  });

  it('case 32: without an expectation another chain of the trail is enough', async () => {
    removeAll(chain);
    const { store, publicKeys, now } = await edit.tree();
    const { verify } = await import('../index.js');
    const report = await verify({ store, publicKeys, now, threads: 0, temporaryFolder: '/tmp' });
    expect(codesOf(report)).toEqual(['CHAIN_ABSENT']);
  });

  it('case 33: an enabled Region without anything is REGION_SILENT', async () => {
    const expectation = withRegions(1, ['us-east-1', 'eu-west-1', 'ap-south-1']);
    const report = await verifyEdited(edit, { expectation });
    expect(report.verdict).toBe('incomplete');
    expect(report.findings).toMatchObject([
      { code: 'REGION_SILENT', accountId: expectation.accounts[1]!.accountId, region: 'ap-south-1' },
    ]);
    expect(report.coverage.find(({ region }) => region === 'ap-south-1')).toMatchObject({ hoursCovered: 0 });
  });

  it('case 34: a Region that an account has not enabled is not expected', async () => {
    removeAll([...chain, ...edit.logs(1, 'eu-west-1')]);
    expect(await verifyEdited(edit)).toMatchObject({
      verdict: 'incomplete',
      findings: [{ code: 'REGION_SILENT' }],
    });
    const expectation = withRegions(1, ['us-east-1']);
    expect(await verifyEdited(edit, { expectation })).toMatchObject({ verdict: 'ok', findings: [] });
  });

  function withRegions(account: number, names: readonly string[]): OrganizationDescription {
    const regions = names.map((name) => parseRegion(name)!);
    const accounts = base.organization.accounts.map((each, index) =>
      index === account ? { ...each, regions } : each,
    );
    return { ...base.organization, accounts };
  }
});

describe('other trails and folders', () => {
  it('case 63: a trail with a name like a Region is a chain of its own, and its digests are not the own trail’s', async () => {
    for (const key of chain) {
      const other = key.replace('_org-trail_', '_org-trail_us-east-1_x_');
      edit.put(other, edit.get(key).body, {
        metadata: edit.get(key).metadata,
        lastModified: edit.get(key).lastModified,
      });
      edit.sign(other, { digestS3Object: other });
    }
    relink('_org-trail_us-east-1_x_');
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({
      verdict: 'ok',
      findings: [{ code: 'NOT_EXPECTED', trailName: 'org-trail_us-east-1_x' }],
    });
    edit.forge(chain[12]!, { logFiles: [] });
    expect((await verifyEdited(edit)).findings[0]).toMatchObject({ code: 'DIGEST_MODIFIED', key: chain[12] });
  });

  it('case 64: the management account below AWSLogs/ and below the organization are both judged', async () => {
    const own = moveCopies(0, 'us-east-1', (key) => key.replace(/AWSLogs\/o-[a-z0-9]+\//, 'AWSLogs/'));
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('ok');
    expect(report.chains.map(({ root }) => root)).toContain('AWSLogs/');
    expect(report.totals.digests.verified).toBe(104 + own.length);
    edit.remove(own[12]!);
    expect((await verifyEdited(edit)).findings[0]).toMatchObject({ code: 'DIGEST_MISSING', key: own[12] });
  });

  it('case 65: Control Tower puts the organization id before AWSLogs/ as well', async () => {
    const tower = editTree(await simulateTree({ layout: 'control-tower' }));
    const report = await verifyEdited(tower);
    expect(report).toMatchObject({ verdict: 'ok', findings: [], totals: { digests: { verified: 104 } } });
    expect(report.chains[0]!.root).toMatch(/^(o-[a-z0-9]+)\/AWSLogs\/\1\/$/);
  });

  it('a single account’s bucket is proven without any organization', async () => {
    const single = editTree(await simulateTree({ layout: 'account' }));
    const { store, publicKeys, now } = await single.tree();
    const { verify } = await import('../index.js');
    const report = await verify({ store, publicKeys, now, threads: 0, temporaryFolder: '/tmp' });
    expect(report).toMatchObject({ verdict: 'ok', findings: [], totals: { digests: { verified: 104 } } });
    expect(report.limits.join(' ')).toContain('No organization was given');
  });

  /** Copies a chain and its log files to other keys, signed as if they had been delivered there. */
  function moveCopies(account: number, region: string, rename: (key: string) => string): readonly string[] {
    const copied = edit.digests(account, region);
    for (const key of edit.logs(account, region)) {
      edit.put(rename(key), edit.get(key).body, { lastModified: edit.get(key).lastModified });
    }
    for (const key of copied) {
      const { metadata, lastModified, body } = edit.get(key);
      edit.put(rename(key), body, { metadata, lastModified });
      const { logFiles } = edit.digest(key);
      edit.sign(rename(key), {
        digestS3Object: rename(key),
        logFiles: logFiles.map((file) => ({ ...file, s3Object: rename(file.s3Object) })),
      });
    }
    return linkAll(copied.map(rename));
  }

  function relink(part: string): void {
    linkAll(edit.keys().filter((key) => key.includes(part)));
  }

  /** Links digests to each other in their order. */
  function linkAll(keys: readonly string[]): readonly string[] {
    for (const [index, key] of keys.entries()) {
      const previousDigestS3Object = keys[index - 1];
      if (previousDigestS3Object !== undefined) edit.sign(key, { previousDigestS3Object } as never);
    }
    edit.signChain(keys[0]!, {});
    return keys;
  }
});

describe('a trail that was given another place', () => {
  /** Has everything before a digest delivered to another prefix, as CloudTrail would after UpdateTrail. */
  function moveOlder(from: number, prefix: string, bucket?: string): { readonly moved: readonly string[] } {
    const moved = chain.slice(0, from);
    const rename = (key: string): string => `${prefix}${key}`;
    const where = bucket === undefined ? {} : { digestS3Bucket: bucket };
    for (const key of listedBy(moved)) {
      edit.put(rename(key), edit.get(key).body, { lastModified: edit.get(key).lastModified });
      edit.remove(key);
    }
    for (const key of moved) {
      const digest = edit.digest(key);
      const { metadata, lastModified, body } = edit.get(key);
      edit.put(rename(key), body, { metadata, lastModified });
      edit.remove(key);
      const isBucketKey = bucket !== undefined;
      const place = (old: string): string => (isBucketKey ? old : rename(old));
      edit.sign(rename(key), {
        ...where,
        digestS3Object: place(key),
        ...(digest.previousDigestS3Object !== null && {
          previousDigestS3Bucket: bucket ?? digest.previousDigestS3Bucket,
          previousDigestS3Object: place(digest.previousDigestS3Object),
        }),
        logFiles: digest.logFiles.map((file) => ({
          ...file,
          s3Bucket: bucket ?? file.s3Bucket,
          s3Object: place(file.s3Object),
        })),
      } as never);
    }
    return { moved: moved.map(rename) };
  }

  /** Links a chain that lies in two places, in the order of its hours. */
  function link(
    keys: readonly string[],
    bucketOf: (key: string) => string,
    keyOf: (key: string) => string,
  ): void {
    for (const [index, key] of keys.entries()) {
      if (index === 0) continue;
      const older = keys[index - 1]!;
      const { sha256, signature } = signedAs(older);
      edit.sign(key, {
        previousDigestS3Bucket: bucketOf(older),
        previousDigestS3Object: keyOf(older),
        previousDigestHashValue: sha256,
        previousDigestSignature: signature,
      } as never);
    }
  }

  function signedAs(key: string): { readonly sha256: string; readonly signature: string } {
    const parsed = parseLogKey(key);
    if (parsed.kind !== 'digest') throw new Error(key);
    const { sha256, metadata } = base.signer.sign(parsed.region, edit.digest(key));
    return { sha256, signature: metadata.signature };
  }

  it('case 59: another prefix in the middle of the range is one chain by its links', async () => {
    const { moved } = moveOlder(12, 'old/');
    const all = [...moved, ...chain.slice(12)];
    link(
      all,
      () => base.organization.trail.bucket,
      (key) => key,
    );
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({ verdict: 'ok', totals: { digests: { verified: 104, missing: 0 } } });
    edit.remove(all[5]!);
    expect((await verifyEdited(edit)).findings[0]).toMatchObject({ code: 'DIGEST_MISSING', key: all[5] });
  });

  it('case 58: another bucket is proven where both are at hand, else INCOMPLETE', async () => {
    const { moved } = moveOlder(12, 'old-bucket/', 'old-bucket');
    const all = [...moved, ...chain.slice(12)];
    const isOld = (key: string): boolean => key.startsWith('old-bucket/');
    link(
      all,
      (key) => (isOld(key) ? 'old-bucket' : base.organization.trail.bucket),
      (key) => key.replace('old-bucket/', ''),
    );
    expect(await verifyEdited(edit)).toMatchObject({ verdict: 'ok', totals: { digests: { verified: 104 } } });
    for (const key of edit.keys().filter(isOld)) edit.remove(key);
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({ verdict: 'incomplete', findings: [{ code: 'PREDECESSOR_ELSEWHERE' }] });
  });
});
