import { cp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyObjects, createMemoryStore, openFolderStore } from '../../src/storage/index.js';
import { startS3Server } from '../contract/s3-server.js';
import { orgtrail, temporaryFolder } from './orgtrail.js';

const folder = await temporaryFolder();
const size = ['--days', '1', '--events-per-day', '200', '--scenario', 'none', '--ends-at', '2026-03-01'];

const run = (...args: readonly string[]) => orgtrail(args, { cwd: folder });
const simulate = (out: string, ...tamper: readonly string[]) =>
  run('simulate', '--out', out, ...size, ...tamper.flatMap((name) => ['--tamper', name]));

beforeAll(async () => {
  await simulate('untouched');
  await simulate('tampered', 'log-modified', 'digest-deleted', 'unexplained-gap');
}, 120_000);

/** The keys that were tampered with, by what was done, as the simulator wrote them down. */
async function tamperedKeys(name: string): Promise<readonly string[]> {
  const { tampering } = JSON.parse(await readFile(join(folder, 'tampered', 'truth.json'), 'utf8'));
  return tampering.find((each: { name: string }) => each.name === name).keys;
}

describe('orgtrail verify', () => {
  it('proves an untouched organization, all of it', async () => {
    const { exit, stdout } = await run('verify', 'untouched', '--expect', 'untouched/organization.json');
    expect(stdout).toMatch(/^UNTOUCHED /);
    expect(stdout).toContain('100%');
    expect(exit).toBe(0);
  });

  it('names the log that was changed and the digest that was deleted, among nothing else', async () => {
    const { exit, stdout } = await run(
      'verify',
      'tampered',
      '--json',
      '--expect',
      'untouched/organization.json',
    );
    expect(exit).toBe(1);
    const { schema, verdict, findings, totals } = JSON.parse(stdout);
    expect({ schema, verdict }).toEqual({ schema: 'orgtrail.verify/1', verdict: 'tampered' });
    const found = findings.map(({ code, key }: { code: string; key: string }) => [code, key]).sort();
    expect(found).toEqual([
      ['DIGEST_MISSING', ...(await tamperedKeys('digest-deleted'))],
      ['GAP_UNEXPLAINED', expect.any(String)],
      ['LOG_MODIFIED', ...(await tamperedKeys('log-modified'))],
    ]);
    expect(totals).toMatchObject({ digests: { missing: 1 }, logFiles: { invalid: 1 } });
  });

  it('tells a reader the same, and writes the page of evidence', async () => {
    const { exit, stdout } = await run('verify', 'tampered', '--html', 'evidence.html', '--quiet');
    const [key] = await tamperedKeys('log-modified');
    expect(exit).toBe(1);
    expect(stdout).toMatch(/^TAMPERED 3 findings/);
    expect(stdout).toContain(key);
    const page = await readFile(join(folder, 'evidence.html'), 'utf8');
    expect(page).toContain(key);
    expect(page).not.toContain('<script');
  });

  it('takes keys from elsewhere, and says what is missing without any', async () => {
    await cp(join(folder, 'untouched'), join(folder, 'keyless'), { recursive: true });
    await rename(join(folder, 'keyless', 'public-keys.json'), join(folder, 'keys.json'));
    expect(await run('verify', 'keyless', '--public-keys', 'keys.json')).toMatchObject({ exit: 0 });
    const { exit, stdout, stderr } = await run('verify', 'keyless');
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('there are no public keys');
    expect(stderr).toContain('--public-keys keys.json');
  });

  it('verifies a bucket with keys that are given, and never with those that lie in it', async () => {
    const [bucket, folderStore] = [createMemoryStore(), await openFolderStore(join(folder, 'untouched'))];
    await copyObjects({ from: folderStore, to: bucket, startedAt: new Date('2026-03-01') });
    const { trail } = JSON.parse(await readFile(join(folder, 'untouched', 'organization.json'), 'utf8'));
    const server = await startS3Server({ buckets: { [trail.bucket]: bucket } });
    try {
      const [key, secret] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
      const refused = { AWS_ENDPOINT_URL_CLOUDTRAIL: `${server.url}/nothing-here`, AWS_MAX_ATTEMPTS: '1' };
      const env = { [key]: 'example', [secret]: 'example', ...refused };
      const location = [`s3://${trail.bucket}`, '--endpoint-url', server.url];
      const given = ['--public-keys', 'untouched/public-keys.json'];
      const withKeys = await orgtrail(['verify', ...location, ...given], { cwd: folder, env });
      expect(withKeys.stdout).toMatch(/^UNTOUCHED /);
      expect(withKeys.exit).toBe(0);
      const without = await orgtrail(['verify', ...location, '--region', 'eu-west-1'], { cwd: folder, env });
      expect(without.stdout).toMatch(/^INCOMPLETE /);
      expect(without.stdout).toContain('keys       cloudtrail:ListPublicKeys');
      expect(without.exit).toBe(2);
    } finally {
      await server.stop();
    }
  });

  it('goes on past what a bucket refuses or has expired, and calls none of it tampered with', async () => {
    const [bucket, folderStore] = [createMemoryStore(), await openFolderStore(join(folder, 'untouched'))];
    await copyObjects({ from: folderStore, to: bucket, startedAt: new Date('2026-03-01') });
    const { trail } = JSON.parse(await readFile(join(folder, 'untouched', 'organization.json'), 'utf8'));
    const logs: string[] = [];
    for await (const page of bucket.list('AWSLogs/')) {
      if (page.kind === 'page')
        logs.push(...page.objects.map(({ key }) => key).filter((key) => /_CloudTrail_/.test(key)));
    }
    const [expired, encrypted, archived] = logs;
    const kept = createMemoryStore();
    for await (const page of bucket.list('')) {
      if (page.kind !== 'page') continue;
      for (const { key } of page.objects.filter((object) => object.key !== expired)) {
        const found = await bucket.get(key);
        if (found.kind !== 'found') continue;
        const { body, metadata, lastModified } = found;
        await kept.put(key, body, { metadata, lastModified });
      }
    }
    const refusals: Readonly<Record<string, { status: number; code: string }>> = {
      [encrypted!]: { status: 403, code: 'AccessDenied' },
      [archived!]: { status: 403, code: 'InvalidObjectState' },
    };
    const rule =
      '<Rule><ID>r</ID><Status>Enabled</Status><Filter/><Expiration><Days>90</Days></Expiration></Rule>';
    const server = await startS3Server({
      buckets: { [trail.bucket]: kept },
      fault: ({ key, query }) => {
        if (query.has('lifecycle'))
          return { kind: 'answer', body: `<LifecycleConfiguration>${rule}</LifecycleConfiguration>` };
        const refusal = refusals[key];
        return refusal === undefined ? undefined : { kind: 'error', ...refusal };
      },
    });
    try {
      const [key, secret] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
      const { exit, stdout } = await orgtrail(
        [
          'verify',
          `s3://${trail.bucket}`,
          '--endpoint-url',
          server.url,
          '--public-keys',
          'untouched/public-keys.json',
          '--json',
        ],
        { cwd: folder, env: { [key]: 'example', [secret]: 'example' } },
      );
      const { verdict, findings, totals } = JSON.parse(stdout);
      const codes = Object.fromEntries(
        findings.map((each: { code: string; key: string }) => [each.key, each.code]),
      );
      expect(codes).toMatchObject({
        [expired!]: 'LOG_EXPIRED',
        [encrypted!]: 'UNREADABLE',
        [archived!]: 'LOG_ARCHIVED',
      });
      expect(totals.logFiles).toMatchObject({ verified: logs.length - 3, missing: 1, unread: 2, invalid: 0 });
      expect({ exit, verdict }).toEqual({ exit: 2, verdict: 'incomplete' });
    } finally {
      await server.stop();
    }
  }, 120_000);

  it('is incomplete without any digest', async () => {
    await cp(join(folder, 'untouched'), join(folder, 'flat'), { recursive: true });
    const names = await readdir(join(folder, 'flat'), { recursive: true });
    for (const name of names.filter((each) => each.endsWith('CloudTrail-Digest'))) {
      await rm(join(folder, 'flat', name), { recursive: true, force: true });
    }
    const { exit, stdout } = await run('verify', 'flat');
    expect(exit).toBe(2);
    expect(stdout).toMatch(/^INCOMPLETE /);
    expect(stdout).toContain('NOT_COVERED');
  });

  it('says that an account of the organization delivers nothing', async () => {
    await cp(join(folder, 'untouched'), join(folder, 'silent'), { recursive: true });
    const { organizationId, accounts } = JSON.parse(
      await readFile(join(folder, 'silent', 'organization.json'), 'utf8'),
    );
    const { accountId } = accounts.at(-1);
    await rm(join(folder, 'silent', 'AWSLogs', organizationId, accountId), { recursive: true });
    const { exit, stdout } = await run('verify', 'silent', '--expect', 'silent/organization.json');
    expect(exit).toBe(2);
    expect(stdout).toContain('REGION_SILENT');
    expect(stdout).toContain(accountId);
  });
});
