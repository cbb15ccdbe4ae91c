import { createHash, createPublicKey } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  codesOf,
  editTree,
  named,
  type SimulatedTree,
  simulateTree,
  type TreeEditor,
  verifyEdited,
} from '../../../test/fixtures/digest-tree/index.js';
import { parseRegion } from '../../cloudtrail/index.js';
import { parseMapping, parsePublicKeys, type PublicKeySource } from '../index.js';

/** The cases of single digest files, numbered as in the list of tamper cases that the verdicts come from. */
let base: SimulatedTree;
let edit: TreeEditor;
/** A digest in the middle of the day that lists log files, its neighbours, and the newest. */
let middle: string;
let before: string;
let after: string;
let newest: string;

beforeAll(async () => {
  base = await simulateTree();
});

beforeEach(() => {
  edit = editTree(base);
  const chain = edit.digests(1, 'eu-west-1');
  const at = chain.findIndex((key, index) => index > 9 && edit.digest(key).logFiles.length > 1);
  [before, middle, after] = [chain[at - 1]!, chain[at]!, chain[at + 1]!];
  newest = chain.at(-1)!;
});

describe('a digest that was changed', () => {
  it('case 24: with its list emptied is DIGEST_MODIFIED, and nobody vouches for its log files', async () => {
    const listed = edit.digest(middle).logFiles.length;
    edit.forge(middle, { logFiles: [] });
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('tampered');
    expect(report.findings).toMatchObject([
      {
        code: 'DIGEST_MODIFIED',
        key: middle,
        message: expect.stringContaining('the next digest knows it with another hash'),
      },
      { code: 'UNATTESTED', verdict: 'incomplete', count: listed },
    ]);
    expect(report.totals.digests).toMatchObject({ invalid: 1, missing: 0 });
  });

  it('case 24: the newest with its list emptied is DIGEST_MODIFIED too', async () => {
    edit.forge(newest, { newestEventTime: '2026-03-03T00:00:01Z' });
    expect(codesOf(await verifyEdited(edit))).toEqual(['DIGEST_MODIFIED']);
  });

  it('case 42: to name the bucket that it was copied to is DIGEST_MODIFIED', async () => {
    edit.forge(middle, { digestS3Bucket: 'another-bucket' });
    expect(codesOf(await verifyEdited(edit))).toEqual(['DIGEST_MODIFIED', 'UNATTESTED']);
  });

  const corruptions: readonly { readonly title: string; readonly body: (body: Uint8Array) => Uint8Array }[] =
    [
      { title: 'case 52: cut off is DIGEST_CORRUPT', body: (body) => body.subarray(0, 200) },
      { title: 'case 52: without JSON is DIGEST_CORRUPT', body: () => gzipSync('not JSON') },
      { title: 'case 52: as a JSON array is DIGEST_CORRUPT', body: () => gzipSync('[]') },
      {
        title: 'case 52: far too large is DIGEST_CORRUPT',
        body: () => gzipSync(Buffer.alloc(70 * 1024 * 1024, ' ')),
      },
      {
        title: 'case 52: with logFiles that are no array is DIGEST_CORRUPT',
        body: (body) =>
          gzipSync(JSON.stringify({ ...JSON.parse(gunzipSync(body).toString()), logFiles: {} })),
      },
    ];

  it.each(named(corruptions))('%s, and the chain goes on', async (_, { body }) => {
    edit.put(middle, body(edit.get(middle).body));
    const report = await verifyEdited(edit);
    expect(report.findings).toMatchObject([{ code: 'DIGEST_CORRUPT', key: middle }, { code: 'UNATTESTED' }]);
    expect(report.totals.digests).toEqual({ verified: 103, invalid: 1, missing: 0, unproven: 0 });
  });

  it('case 53: with bytes behind it is TRAILING_DATA, and its content still proves its hour', async () => {
    edit.put(middle, Buffer.concat([edit.get(middle).body, Buffer.from('more')]));
    const report = await verifyEdited(edit);
    expect(report.findings).toMatchObject([{ code: 'TRAILING_DATA', key: middle }]);
    expect(report.totals.digests).toMatchObject({ verified: 103, invalid: 1 });
  });

  it('case 45: that names half a predecessor is MALFORMED', async () => {
    edit.sign(middle, { previousDigestHashValue: null } as never);
    expect((await verifyEdited(edit)).findings).toMatchObject([
      { code: 'MALFORMED', key: middle },
      { code: 'UNATTESTED' },
    ]);
  });
});

describe('the metadata of a digest', () => {
  const wrong: readonly { readonly title: string; readonly signature: (own: string) => string }[] = [
    {
      title: 'case 37: with one digit changed',
      signature: (own) => own.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
    },
    { title: 'case 37: that is not hexadecimal', signature: () => 'zz'.repeat(256) },
    { title: 'case 37: of an odd length', signature: (own) => own.slice(1) },
    { title: 'case 37: of 4 KB', signature: (own) => own.repeat(8) },
    { title: 'case 37: in upper case', signature: (own) => own.toUpperCase() },
  ];

  it.each(named(wrong))('%s is METADATA_ALTERED in the middle of a chain', async (_, { signature }) => {
    edit.setMetadata(middle, { signature: signature(edit.get(middle).metadata['signature']!) });
    const report = await verifyEdited(edit);
    expect(report.findings).toMatchObject([{ code: 'METADATA_ALTERED', verdict: 'tamper', key: middle }]);
    expect(report.coverage.every(({ hoursCovered, hoursExpected }) => hoursCovered === hoursExpected)).toBe(
      true,
    );
  });

  it('case 37: with one digit changed in the newest digest is DIGEST_MODIFIED, as nothing says otherwise', async () => {
    edit.setMetadata(newest, { signature: 'ab'.repeat(256) });
    expect(codesOf(await verifyEdited(edit))).toEqual(['DIGEST_MODIFIED']);
  });

  it('case 35: stripped in the middle is proven by the next digest, with the note METADATA_LOST', async () => {
    edit.setMetadata(middle, { signature: undefined, 'signature-algorithm': undefined });
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({ verdict: 'ok', findings: [{ code: 'METADATA_LOST', key: middle }] });
  });

  it('case 36: stripped from the newest leaves it UNSIGNED_HEAD', async () => {
    edit.setMetadata(newest, { signature: undefined, 'signature-algorithm': undefined });
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({
      verdict: 'incomplete',
      findings: [{ code: 'UNSIGNED_HEAD', key: newest }],
    });
    expect(report.totals.digests).toMatchObject({ invalid: 0, unproven: 1 });
  });

  it('case 38: that names SHA1withRSA is ALGORITHM_UNSUPPORTED', async () => {
    edit.setMetadata(middle, { 'signature-algorithm': 'SHA1withRSA' });
    expect(codesOf(await verifyEdited(edit))).toEqual(['ALGORITHM_UNSUPPORTED', 'UNATTESTED']);
  });

  it('case 38: a signed digest that names SHA1withRSA is ALGORITHM_UNSUPPORTED as well', async () => {
    edit.signChain(middle, { digestSignatureAlgorithm: 'SHA1withRSA' });
    expect(codesOf(await verifyEdited(edit))).toEqual(['ALGORITHM_UNSUPPORTED', 'UNATTESTED']);
  });
});

describe('a digest in a place that is not its own', () => {
  it('case 39: an older digest over a newer key is DIGEST_MISPLACED', async () => {
    edit.put(middle, edit.get(before).body, { metadata: edit.get(before).metadata });
    const report = await verifyEdited(edit);
    expect(report.findings).toMatchObject([
      { code: 'DIGEST_MISPLACED', key: middle, message: expect.stringContaining(before) },
      { code: 'UNATTESTED' },
    ]);
  });

  it('case 40: of another account is DIGEST_MISPLACED, and its origin is named', async () => {
    const other = edit.digests(0, 'eu-west-1')[12]!;
    edit.put(middle, edit.get(other).body, { metadata: edit.get(other).metadata });
    const [finding] = (await verifyEdited(edit)).findings;
    expect(finding).toMatchObject({
      code: 'DIGEST_MISPLACED',
      key: middle,
      message: expect.stringContaining(other),
    });
  });

  it('case 40: of another Region is DIGEST_MISPLACED, although another key has signed it', async () => {
    const other = edit.digests(1, 'us-east-1')[12]!;
    edit.put(middle, edit.get(other).body, { metadata: edit.get(other).metadata });
    const [finding] = (await verifyEdited(edit)).findings;
    expect(finding).toMatchObject({ code: 'DIGEST_MISPLACED', message: expect.stringContaining(other) });
  });

  it('case 41: all of them, copied to another bucket, are RELOCATED', async () => {
    const report = await verifyStoredAt('s3://copy-of-it/');
    expect(report).toMatchObject({ verdict: 'incomplete', findings: [{ code: 'RELOCATED', count: 104 }] });
    expect(report.totals.digests.verified).toBe(104);
    expect(report.totals.logFiles).toMatchObject({ missing: 0, unlisted: 0, unread: 0 });
  });

  it('case 41: all of them, copied and mapped, are proven, with a note', async () => {
    const mappings = [parseMapping('larkmoor-org-trail=copy-of-it')];
    const report = await verifyStoredAt('s3://copy-of-it/', { mappings });
    expect(report).toMatchObject({ verdict: 'ok', findings: [{ code: 'MAPPED', count: 104 }] });
  });

  it('case 43: below another prefix they are RELOCATED, unless it is mapped', async () => {
    const location = 's3://larkmoor-org-trail/archive/';
    const report = await verifyStoredAt(location);
    expect(report).toMatchObject({ verdict: 'incomplete', findings: [{ code: 'RELOCATED', count: 104 }] });
    const mappings = [parseMapping('larkmoor-org-trail=larkmoor-org-trail/archive')];
    expect(await verifyStoredAt(location, { mappings })).toMatchObject({ verdict: 'ok' });
  });

  it('case 01: in their own bucket they are nothing to speak of', async () => {
    expect(await verifyStoredAt('s3://larkmoor-org-trail/')).toMatchObject({ verdict: 'ok', findings: [] });
  });

  async function verifyStoredAt(location: string, options: Parameters<typeof verifyEdited>[1] = {}) {
    const { store } = await edit.tree(location);
    return verifyEdited(edit, { store, ...options });
  }
});

describe('a digest with a valid signature', () => {
  it('case 44: that is not the one which the next digest follows is CHAIN_LINK_MISMATCH', async () => {
    edit.sign(middle, { newestEventTime: '2026-03-02T10:00:00Z' });
    expect(codesOf(await verifyEdited(edit))).toEqual(['CHAIN_LINK_MISMATCH', 'UNATTESTED']);
  });

  it('case 46: that follows itself, a later one or another chain is CHAIN_INVALID', async () => {
    const strangers = [middle, after, edit.digests(0, 'eu-west-1')[3]!, edit.digests(1, 'us-east-1')[3]!];
    for (const previousDigestS3Object of strangers) {
      const copy = editTree(base);
      copy.signChain(middle, { previousDigestS3Object } as never);
      expect(codesOf(await verifyEdited(copy))).toEqual(['CHAIN_INVALID']);
    }
  });

  it('case 71: that lists a log file of another account is SCOPE_MISMATCH', async () => {
    const foreign = edit.logs(0, 'eu-west-1')[0]!;
    const { logFiles } = edit.digest(edit.listing(foreign));
    const entry = logFiles.find(({ s3Object }) => s3Object === foreign)!;
    edit.signChain(middle, { logFiles: [...edit.digest(middle).logFiles, entry] });
    const report = await verifyEdited(edit);
    expect(report.findings).toMatchObject([{ code: 'SCOPE_MISMATCH', key: middle }]);
  });

  it('case 71: that speaks of another account is SCOPE_MISMATCH', async () => {
    edit.signChain(middle, { awsAccountId: '999999999999' });
    expect(codesOf(await verifyEdited(edit))).toEqual(['SCOPE_MISMATCH', 'UNATTESTED']);
  });

  it('case 75: that begins after the end of the one it follows leaves a TEMPORAL_GAP', async () => {
    const { digestStartTime, logFiles } = edit.digest(middle);
    const later = new Date(Date.parse(digestStartTime) + 20 * 60_000);
    edit.signChain(middle, { digestStartTime: `${later.toISOString().slice(0, 19)}Z`, logFiles });
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('incomplete');
    expect(report.findings).toMatchObject([{ code: 'TEMPORAL_GAP', from: digestStartTime }]);
  });

  it('case 76: that lists a log file with another hash than a digest before is CONFLICTING_ATTESTATION', async () => {
    const [entry] = edit.digest(middle).logFiles;
    const changed = { ...entry!, hashValue: createHash('sha256').update('other').digest('hex') };
    edit.signChain(after, { logFiles: [...edit.digest(after).logFiles, changed] });
    const report = await verifyEdited(edit);
    expect(report.findings).toMatchObject([{ code: 'CONFLICTING_ATTESTATION', key: entry!.s3Object }]);
  });
});

describe('public keys', () => {
  type KeyLists = Readonly<Record<string, { readonly PublicKeyList: readonly Record<string, string>[] }>>;

  /** The simulated keys, of one Region changed. */
  function keysWith(
    change: (keys: readonly Record<string, string>[]) => readonly Record<string, string>[],
  ): PublicKeySource {
    const lists = base.publicKeyJson as KeyLists;
    const changed = { ...lists, 'eu-west-1': { PublicKeyList: change(lists['eu-west-1']!.PublicKeyList) } };
    const parsed = parsePublicKeys(changed, 'changed.json');
    if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
    return parsed.source;
  }

  /** The key of another Region under the fingerprint of its own: genuine, but nobody signed with it here. */
  function strangers(): readonly Record<string, string>[] {
    return (base.publicKeyJson as KeyLists)['us-east-1']!.PublicKeyList;
  }

  it('case 47: that do not have the fingerprint leave the digests KEY_UNKNOWN, not tampered', async () => {
    const report = await verifyEdited(edit, { publicKeys: keysWith(strangers) });
    expect(report.verdict).toBe('incomplete');
    expect(new Set(codesOf(report))).toEqual(new Set(['KEY_UNKNOWN', 'UNATTESTED']));
    expect(report.totals.digests).toEqual({ verified: 52, invalid: 0, missing: 0, unproven: 52 });
  });

  it('case 48: that were not valid at the time are KEY_OUT_OF_WINDOW', async () => {
    const publicKeys = keysWith((keys) =>
      keys.map((key) => ({
        ...key,
        ValidityStartTime: '2020-01-01T00:00:00Z',
        ValidityEndTime: '2020-01-31T00:00:00Z',
      })),
    );
    const report = await verifyEdited(edit, { publicKeys });
    expect(report.verdict).toBe('tampered');
    expect(new Set(codesOf(report))).toEqual(new Set(['KEY_OUT_OF_WINDOW']));
  });

  it('case 49: that do not have the fingerprint they are given with are KEY_SOURCE_UNTRUSTED', async () => {
    const publicKeys = keysWith((keys) => keys.map((key) => ({ ...key, Value: strangers()[0]!['Value']! })));
    const report = await verifyEdited(edit, { publicKeys });
    expect(report.verdict).toBe('incomplete');
    expect(codesOf(report)).toContain('KEY_SOURCE_UNTRUSTED');
    expect(report.totals.digests).toMatchObject({ verified: 52, unproven: 52 });
  });

  it('case 49: that share a fingerprint are KEY_SOURCE_UNTRUSTED', async () => {
    const publicKeys = keysWith((keys) => [...keys, { ...keys[0]!, Value: strangers()[0]!['Value']! }]);
    expect(codesOf(await verifyEdited(edit, { publicKeys }))).toContain('KEY_SOURCE_UNTRUSTED');
  });

  it('case 50: in the form of X.509 (SPKI) prove as well', async () => {
    const renamed = new Map<string, string>();
    const publicKeys = keysWith((keys) =>
      keys.map((key) => {
        const pkcs1 = createPublicKey({
          key: Buffer.from(key['Value']!, 'base64'),
          format: 'der',
          type: 'pkcs1',
        });
        const der = pkcs1.export({ type: 'spki', format: 'der' });
        const fingerprint = createHash('md5').update(der).digest('hex');
        renamed.set(key['Fingerprint']!, fingerprint);
        return { ...key, Value: der.toString('base64'), Fingerprint: fingerprint };
      }),
    );
    for (const key of edit.digests(1, 'eu-west-1')) {
      const digestPublicKeyFingerprint = renamed.get(edit.digest(key).digestPublicKeyFingerprint)!;
      edit.signChain(key, { digestPublicKeyFingerprint });
    }
    const report = await verifyEdited(edit, { publicKeys, ...onlyThatChain() });
    expect(report).toMatchObject({ verdict: 'ok', findings: [] });
    expect(report.keys.regions[0]!.fingerprints).toEqual([...renamed.values()].slice(0, 1));
  });

  it('case 50: that a Region changes in the middle of the range prove on both sides', async () => {
    const [{ ValidityEndTime }] = (base.publicKeyJson as KeyLists)['eu-west-1']!.PublicKeyList as [
      Record<string, string>,
    ];
    const rotated = await simulateTree({ endsAt: new Date(Date.parse(ValidityEndTime!) + 12 * 3_600_000) });
    const report = await verifyEdited(editTree(rotated));
    expect(report).toMatchObject({ verdict: 'ok', findings: [] });
    expect(report.keys.regions.find(({ region }) => region === 'eu-west-1')!.fingerprints).toHaveLength(2);
  });

  function onlyThatChain() {
    const accounts = [base.organization.accounts[1]!.accountId];
    return { accounts, regions: ['eu-west-1'] };
  }

  it('case 51: that are empty or denied in one Region leave only that Region unproven', async () => {
    const denied: PublicKeySource = {
      origin: 'ListPublicKeys',
      keysFor: async (region, from, to) =>
        region === parseRegion('eu-west-1')
          ? { kind: 'unavailable', detail: 'AccessDeniedException' }
          : base.publicKeys.keysFor(region, from, to),
    };
    for (const publicKeys of [denied, keysWith(() => [])]) {
      const report = await verifyEdited(edit, { publicKeys });
      expect(report.verdict).toBe('incomplete');
      expect(report.findings.filter(({ code }) => code === 'KEYS_UNAVAILABLE')).toMatchObject([
        { region: 'eu-west-1', count: 52 },
      ]);
      expect(report.totals.digests).toMatchObject({ verified: 52, unproven: 52 });
    }
  });
});
