import { gunzipSync, gzipSync } from 'node:zlib';

import type { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { VerifyReport } from '../../../src/digest/index.js';
import { openS3Store } from '../../../src/aws/index.js';
import { temporaryFolder } from '../../e2e/orgtrail.js';
import { need, skipWithout } from '../need-tool.js';
import { connect, findCeph, type RadosGateway, startRadosGateway } from './index.js';
import { type LockedTrail, openLockedTrail } from './locked-trail.js';

const source = await findCeph();
const folder = await temporaryFolder();

describe.skipIf(skipWithout(source))('verify of a trail under Object Lock in Ceph', () => {
  let gateway: RadosGateway | undefined;
  let client: S3Client;
  let trail: LockedTrail;
  let logs: readonly string[];

  beforeAll(async () => {
    gateway = await startRadosGateway(need(source));
    client = connect(gateway);
    trail = await openLockedTrail(client, gateway, folder);
    logs = await logKeys();
  });

  afterAll(async () => {
    client?.destroy();
    await gateway?.stop();
  });

  const logKeys = async (): Promise<readonly string[]> => {
    const keys: string[] = [];
    for await (const page of openS3Store({ client, bucket: trail.bucket, prefix: '' }).list('')) {
      if (page.kind !== 'page') throw new Error(page.detail);
      keys.push(...page.objects.map(({ key }) => key).filter((key) => key.includes('/CloudTrail/')));
    }
    return keys;
  };

  const report = async (): Promise<VerifyReport & { readonly exit: unknown }> => {
    const { exit, stdout, stderr } = await trail.verify('--json');
    if (stdout === '') throw new Error(stderr);
    return { exit, ...JSON.parse(stdout) };
  };

  /** Ceph sets the times of what was copied into it, so there are notes of objects that were written late. */
  const accusationsOf = ({ findings }: VerifyReport) => findings.filter(({ verdict }) => verdict !== 'note');

  /** A log file as somebody would forge it: one event less. */
  const forge = (body: Uint8Array): Uint8Array => {
    const { Records } = JSON.parse(gunzipSync(body).toString());
    return gzipSync(JSON.stringify({ Records: Records.slice(1) }));
  };

  it('proves all of it while nobody touched it', async () => {
    const untouched = await report();
    expect([untouched.exit, untouched.verdict, accusationsOf(untouched)]).toEqual([0, 'ok', []]);
    expect(untouched.totals.logFiles.verified).toBe(logs.length);
  });

  it('finds what was deleted and what was overwritten, and names the versions that have the signed content', async () => {
    const [deleted, overwritten] = [logs[3]!, logs[7]!];
    const originals = [await trail.get(deleted), await trail.get(overwritten)];
    await trail.delete(deleted);
    await trail.put(overwritten, forge(originals[1]!));

    const found = await report();
    expect([found.exit, found.verdict]).toEqual([1, 'tampered']);
    const accusations = accusationsOf(found);
    expect(accusations.map(({ code, key }) => [code, key]).sort()).toEqual([
      ['LOG_DELETED_RECOVERABLE', deleted],
      ['LOG_OVERWRITTEN_RECOVERABLE', overwritten],
    ]);
    expect(found.totals.logFiles).toMatchObject({ verified: logs.length - 2, missing: 1, invalid: 1 });

    const versionOf = (key: string) =>
      accusations.find((finding) => finding.key === key)!.recoverable!.versionId;
    expect(await trail.get(deleted, versionOf(deleted))).toEqual(originals[0]);
    expect(await trail.get(overwritten, versionOf(overwritten))).toEqual(originals[1]);
    for (const key of [deleted, overwritten])
      await expect(trail.delete(key, versionOf(key))).rejects.toMatchObject({ name: 'AccessDenied' });

    const { stdout } = await trail.verify();
    for (const key of [deleted, overwritten])
      expect(stdout).toContain(`recoverable: version ${versionOf(key)} of `);
  });

  it('is content again once the named versions are put back on top', async () => {
    const accusations = accusationsOf(await report());
    expect(accusations).toHaveLength(2);
    for (const { key, recoverable } of accusations)
      await trail.put(key!, await trail.get(key!, recoverable!.versionId));

    const restored = await report();
    expect([restored.exit, restored.verdict, accusationsOf(restored)]).toEqual([0, 'ok', []]);
    expect(restored.totals.logFiles.verified).toBe(logs.length);
  });
});
