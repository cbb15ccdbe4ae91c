import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  copyObjects,
  createMemoryStore,
  type ObjectStore,
  openFolderStore,
} from '../../src/storage/index.js';
import { startS3Server } from '../contract/s3-server.js';
import { INVICTUS, orgtrail, temporaryFolder } from './orgtrail.js';

const folder = await temporaryFolder();
const size = ['--days', '1', '--events-per-day', '400', '--scenario', 'none', '--ends-at', '2026-03-01'];
const run = (...args: readonly string[]) => orgtrail(args, { cwd: folder });

async function json(...args: readonly string[]) {
  const { exit, stdout } = await run(...args, '--json');
  return { exit, document: JSON.parse(stdout) };
}

beforeAll(async () => {
  await run('simulate', '--out', 'untouched', ...size);
  const tampers = ['log-modified', 'log-truncated', 'log-added', 'digest-deleted', 'unexplained-gap'];
  await run('simulate', '--out', 'tampered', ...size, ...tampers.flatMap((name) => ['--tamper', name]));
}, 120_000);

describe('orgtrail scan', () => {
  it('proves and stores an untouched organization, and the sums add up', async () => {
    const { exit, document } = await json(
      'scan',
      'untouched',
      '--lake',
      'clean',
      '--expect',
      'untouched/organization.json',
    );
    expect(document).toMatchObject({ schema: 'orgtrail.scan/1', verdict: 'ok', findings: [], failures: [] });
    const { objects, events, totals, attestations } = document;
    const skipped = Object.values<number>(objects.skipped).reduce((sum, count) => sum + count, 0);
    expect(objects.listed).toBe(objects.new + objects.known + skipped);
    expect(objects.new).toBe(objects.ingested + objects.failed);
    expect(events.read).toBe(events.stored + events.duplicate);
    expect(attestations).toEqual({ attested: objects.ingested });
    expect(totals.logFiles).toMatchObject({ verified: objects.ingested, recorded: 0 });
    expect(exit).toBe(0);
  });

  it('finds what verify finds, and stores what fails, marked', async () => {
    const { exit, document } = await json('scan', 'tampered', '--lake', 'harmed');
    const verified = await json('verify', 'tampered', '--lake', 'none');
    expect(document.findings).toEqual(verified.document.findings);
    expect(document.coverage).toEqual(verified.document.coverage);
    expect(document.totals).toEqual(verified.document.totals);
    expect(exit).toBe(1);
    const sql =
      "select attestation, status, count(*) as files, sum(records) as events from cloudtrail_log_files where attestation in ('refuted', 'unlisted') group by 1, 2 order by 1, 2";
    const { document: marked } = await json('query', '--lake', 'harmed', '--sql', sql);
    expect(marked.rows).toEqual([
      { attestation: 'refuted', status: 'failed', files: 1, events: 0 },
      { attestation: 'refuted', status: 'ingested', files: 1, events: expect.any(Number) },
      { attestation: 'unlisted', status: 'ingested', files: 1, events: expect.any(Number) },
    ]);
    expect(marked.rows[1].events).toBeGreaterThan(0);
    expect(document.failures).toMatchObject([{ reason: 'truncated' }]);
  });

  it('tells a reader the verdict first, then the map, the findings, the failures and how to go on', async () => {
    const { exit, stdout, stderr } = await run('scan', 'tampered', '--lake', 'told');
    expect(exit).toBe(1);
    const order = [
      'TAMPERED 5 findings',
      'events',
      'objects',
      'in the lake',
      'Hours that proven',
      'LOG_MODIFIED',
    ];
    const places = order.map((text) => stdout.indexOf(text));
    expect(places).toEqual([...places].sort((left, right) => left - right));
    expect(places[0]).toBe(0);
    expect(stderr).toContain('truncated');
    expect(stderr.trimEnd().split('\n').slice(-2)).toEqual([
      expect.stringMatching(/^Next: orgtrail detect --lake told /),
      expect.stringMatching(/^Next: orgtrail query --lake told /),
    ]);
  });

  it('reads only what is new the second time, and comes to the same', async () => {
    const first = await json('scan', 'tampered', '--lake', 'twice');
    const second = await json('scan', 'tampered', '--lake', 'twice');
    expect(second.document.findings).toEqual(first.document.findings);
    expect(second.document.coverage).toEqual(first.document.coverage);
    expect(second.document.attestations).toEqual(first.document.attestations);
    expect(second.document.objects).toMatchObject({ known: first.document.objects.ingested, ingested: 0 });
    expect(second.exit).toBe(1);
  });

  it('was killed half way and is run again: it comes to the same as a run that was not', async () => {
    const whole = await json('scan', 'tampered', '--lake', 'whole');
    const commit = join(folder, 'killed/cloudtrail_events/_delta_log/00000000000000000001.json');
    const killed = await orgtrail(['scan', 'tampered', '--lake', 'killed'], {
      cwd: folder,
      meanwhile: async (kill) => {
        while (!existsSync(commit)) await new Promise((resolve) => setTimeout(resolve, 2));
        kill('SIGKILL');
      },
    });
    expect(killed).toMatchObject({ exit: 'SIGKILL', stdout: '' });
    const again = await json('scan', 'tampered', '--lake', 'killed');
    for (const name of ['verdict', 'findings', 'coverage', 'chains', 'heads', 'attestations', 'failures']) {
      expect([name, again.document[name]]).toEqual([name, whole.document[name]]);
    }
    const { recorded, ...totals } = again.document.totals.logFiles;
    expect(totals).toMatchObject(
      expect.objectContaining({ verified: whole.document.totals.logFiles.verified }),
    );
    expect(recorded).toBeGreaterThan(0);
    expect(again.document.limits.join(' ')).toContain('the hash was measured earlier (at ingest');
    const sql = 'select count(*) as n, count(distinct event_id) as ids from cloudtrail_events';
    const [one, other] = [
      await json('query', '--lake', 'whole', '--sql', sql),
      await json('query', '--lake', 'killed', '--sql', sql),
    ];
    expect(other.document.rows).toEqual(one.document.rows);
  }, 60_000);

  it('gets each log file of a bucket once', async () => {
    const bucket = createMemoryStore();
    await copyObjects({
      from: await openFolderStore(join(folder, 'untouched')),
      to: bucket,
      startedAt: new Date('2026-03-01'),
    });
    const gets: string[] = [];
    const get: ObjectStore['get'] = async (key, options) => {
      gets.push(key);
      return bucket.get(key, options);
    };
    const { trail } = JSON.parse(await readFile(join(folder, 'untouched/organization.json'), 'utf8'));
    const server = await startS3Server({ buckets: { [trail.bucket]: { ...bucket, get } } });
    try {
      const [key, secret] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
      const { exit, stdout } = await orgtrail(
        [
          'scan',
          `s3://${trail.bucket}`,
          '--endpoint-url',
          server.url,
          '--public-keys',
          'untouched/public-keys.json',
          '--lake',
          'bucket',
          '--json',
        ],
        { cwd: folder, env: { [key]: 'example', [secret]: 'example' } },
      );
      const document = JSON.parse(stdout);
      expect({ exit, verdict: document.verdict }).toEqual({ exit: 0, verdict: 'ok' });
      const logs = gets.filter((each) => each.includes('/CloudTrail/'));
      expect(logs).toHaveLength(document.objects.ingested);
      expect(new Set(logs).size).toBe(logs.length);
    } finally {
      await server.stop();
    }
  });

  it('stores real logs without digests or keys, and says that nothing proves them', async () => {
    const { exit, document } = await json('scan', INVICTUS, '--lake', 'invictus');
    expect(document).toMatchObject({
      verdict: 'incomplete',
      findings: [
        { code: 'NOT_COVERED', count: 55 },
        { code: 'FOREIGN', key: 'LICENSE' },
      ],
      events: { stored: 2900 },
      attestations: { none: 55 },
    });
    expect(exit).toBe(2);
  });

  it('stores without keys what it cannot prove', async () => {
    await cp(join(folder, 'untouched'), join(folder, 'keyless'), { recursive: true });
    await rm(join(folder, 'keyless/public-keys.json'));
    const { exit, document } = await json('scan', 'keyless', '--lake', 'keyless-lake');
    expect(document.verdict).toBe('incomplete');
    expect(JSON.stringify(document.findings)).toContain('--public-keys');
    expect(document.events.stored).toBeGreaterThan(300);
    expect(exit).toBe(2);
  });

  it('writes the page of evidence', async () => {
    const { exit } = await run('scan', 'tampered', '--lake', 'paged', '--html', 'scan.html');
    expect(exit).toBe(1);
    const page = await readFile(join(folder, 'scan.html'), 'utf8');
    expect(page).toContain('LOG_TRUNCATED');
    expect(page).toContain('The ledger of heads lies in the lake');
  });
});

/** Deletes the newest digests of a chain and the log files that only they list. */
async function cutBack(location: string): Promise<string> {
  const { organizationId, accounts } = JSON.parse(
    await readFile(join(folder, location, 'organization.json'), 'utf8'),
  );
  const account = join(folder, location, 'AWSLogs', organizationId, accounts[1].accountId);
  const names = await readdir(join(account, 'CloudTrail-Digest/eu-west-1'), { recursive: true });
  const newest = names
    .filter((name) => name.endsWith('.json.gz'))
    .sort()
    .at(-1)!;
  await rm(join(account, 'CloudTrail-Digest/eu-west-1', newest));
  return newest;
}

describe('the ledger of heads', () => {
  it('shows that a history was rewritten between two runs, and reads only what is new', async () => {
    await cp(join(folder, 'untouched'), join(folder, 'rewritten'), { recursive: true });
    const verify = ['verify', 'rewritten', '--ledger', 'heads', '--lake', 'none'];
    const first = await json(...verify);
    expect(first.exit).toBe(0);
    expect(first.document.limits.join(' ')).not.toContain('ledger of heads');
    const second = await json(...verify);
    expect(second.document).toMatchObject({ verdict: 'ok', coverage: first.document.coverage });
    expect(second.document.limits.join(' ')).toContain('was not read again');
    expect(second.document.totals.digests.verified).toBeLessThan(20);
    const whole = await json(...verify, '--rehash');
    expect(whole.document.totals).toEqual(first.document.totals);
    const newest = await cutBack('rewritten');
    const third = await json(...verify);
    expect(third.exit).toBe(1);
    expect(third.document.findings).toContainEqual(
      expect.objectContaining({
        code: 'HISTORY_REWRITTEN',
        key: expect.stringContaining(newest.split('/').at(-1)!),
      }),
    );
    expect((await readdir(join(folder, 'heads/chain-heads'))).length).toBeGreaterThan(1);
  });

  it('is the lake’s own table without --ledger, with a warning that it can be edited there', async () => {
    await cp(join(folder, 'untouched'), join(folder, 'emptied'), { recursive: true });
    const scan = ['scan', 'emptied', '--lake', 'own'];
    const first = await json(...scan);
    expect(first.document.limits.join(' ')).toContain('whoever can edit the lake can edit it');
    const sql =
      'select count(distinct chain) as chains, count(distinct verified_at) as runs from chain_heads';
    const { document } = await json('query', '--lake', 'own', '--sql', sql);
    expect(document.rows).toEqual([{ chains: 15, runs: 1 }]);
    const newest = await cutBack('emptied');
    const second = await json('verify', 'emptied', '--lake', 'own');
    expect(second.exit).toBe(1);
    expect(second.document.findings).toContainEqual(
      expect.objectContaining({
        code: 'HISTORY_REWRITTEN',
        key: expect.stringContaining(newest.split('/').at(-1)!),
      }),
    );
  });

  it('lies in a bucket as well, by objects that are never written twice', async () => {
    const heads = createMemoryStore();
    const server = await startS3Server({ buckets: { 'heads-of-another-account': heads } });
    try {
      const [key, secret] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
      const { exit } = await orgtrail(
        [
          'verify',
          'untouched',
          '--ledger',
          's3://heads-of-another-account/org',
          '--endpoint-url',
          server.url,
          '--lake',
          'none',
        ],
        { cwd: folder, env: { [key]: 'example', [secret]: 'example' } },
      );
      expect(exit).toBe(0);
      const keys: string[] = [];
      for await (const page of heads.list(''))
        if (page.kind === 'page') keys.push(...page.objects.map((each) => each.key));
      expect(keys).toEqual([expect.stringMatching(/^org\/chain-heads\/\d{8}T\d{6}Z-[0-9a-f]{16}\.json$/)]);
    } finally {
      await server.stop();
    }
  });
});

describe('verify with a lake', () => {
  it('lets hashes measured at ingest stand for reading, and labels them in text, JSON and page', async () => {
    await run('ingest', 'untouched', '--lake', 'ingested');
    const { stdout } = await run('verify', 'untouched', '--lake', 'ingested', '--html', 'recorded.html');
    const { document } = await json('verify', 'untouched', '--lake', 'ingested', '--rehash');
    const label = 'log files not read: the hash was measured earlier (at ingest';
    expect(stdout).toContain(label);
    expect(await readFile(join(folder, 'recorded.html'), 'utf8')).toContain(label);
    expect(document.totals.logFiles.recorded).toBe(0);
    const recorded = await json('verify', 'untouched', '--lake', 'ingested-elsewhere');
    expect(recorded.document.totals.logFiles.recorded).toBe(0);
  });

  it('finds a log file that was changed after its ingest', async () => {
    await cp(join(folder, 'untouched'), join(folder, 'later'), { recursive: true, preserveTimestamps: true });
    expect((await run('scan', 'later', '--lake', 'later-lake')).exit).toBe(0);
    const names = await readdir(join(folder, 'later'), { recursive: true });
    const [log] = names.filter((name) => /_CloudTrail_.*gz$/.test(name)).sort();
    const [other] = names
      .filter((name) => /_CloudTrail_.*gz$/.test(name))
      .sort()
      .slice(1);
    await cp(join(folder, 'later', other!), join(folder, 'later', log!));
    const { exit, document } = await json('scan', 'later', '--lake', 'later-lake');
    expect(exit).toBe(1);
    expect(document.findings).toContainEqual(expect.objectContaining({ code: 'LOG_MODIFIED', key: log }));
    expect(document.attestations).toMatchObject({ refuted: 1 });
  });
});
