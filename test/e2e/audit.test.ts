import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  changeSnapshot,
  denied,
  EXAMPLE_SNAPSHOT,
  MEMBER,
  valueOf,
} from '../../src/audit/example/example-snapshot.contract.js';
import { known } from '../../src/audit/index.js';
import { orgtrail, temporaryFolder } from './orgtrail.js';

const FAULTY = fileURLToPath(new URL('../../docs/examples/snapshot.json', import.meta.url));
const folder = await temporaryFolder();

async function saved(name: string, snapshot: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof snapshot === 'string' ? snapshot : JSON.stringify(snapshot));
  return path;
}

const sound = await saved('sound.json', EXAMPLE_SNAPSHOT);
const untold = await saved(
  'untold.json',
  changeSnapshot((draft) => {
    draft.usage = denied('ce:GetCostAndUsage');
  }),
);

const text = await saved('text.json', 'hello');
const foreign = await saved(
  'foreign.yaml',
  `organization: { id: o-anotherorgid }
accounts: { management: "111111111111", logArchive: "222222222222", security: "333333333333" }
trail: { homeRegion: us-east-1 }
alerts: { destinations: [{ kind: email, name: team, address: security@example.com }] }
`,
);
const broken = await saved('broken.json', { ...EXAMPLE_SNAPSHOT, accounts: [{ accountId: '12' }] });

async function audit(...options: readonly string[]) {
  return orgtrail(['audit', ...options], { cwd: folder });
}

interface AuditDocument {
  readonly schema: string;
  readonly score: number;
  readonly totals: Readonly<Record<string, number>>;
  readonly checks: readonly Readonly<Record<string, string | null>>[];
  readonly coverage: readonly Readonly<Record<string, string>>[];
  readonly skipped: readonly unknown[];
  readonly since?: { readonly worse: readonly { readonly id: string }[] };
}

async function document(...options: readonly string[]): Promise<AuditDocument> {
  const { stdout } = await audit('--json', ...options);
  return JSON.parse(stdout) as AuditDocument;
}

describe('orgtrail audit --snapshot', () => {
  it.each([
    ['0 when everything is in order', sound, [], 0, /^IN ORDER \d+ checks: 0 failed, 0 unknown/],
    ['1 when a check failed', FAULTY, [], 1, /^NOT IN ORDER/],
    ['2 when none failed and not everything is known', untold, [], 2, /^NOT ALL KNOWN/],
    ['0 when only what is less severe is unknown', untold, ['--fail-on', 'high'], 0, /^NOT ALL KNOWN/],
    ['0 when only what is less severe failed', FAULTY, ['--fail-on', 'high', '--only', 'CST-01'], 0, /^NOT/],
  ])('ends with %s', async (_words, snapshot, options, code, says) => {
    const { exit, stdout, stderr } = await audit('--snapshot', snapshot, ...options);
    expect({ exit, stderr }).toEqual({ exit: code, stderr: '' });
    expect(stdout).toMatch(says);
  });

  it('says what to do first, what is covered, what fails and why something is unknown', async () => {
    const { stdout } = await audit('--snapshot', FAULTY);
    expect(stdout).toContain('Do first\n1. ');
    expect(stdout).toContain(`${MEMBER}  r---       rdvk`);
    expect(stdout).toContain('FAIL    CST-02 ');
    expect(stdout).toMatch(/iam:GetRole +444444444444 +COV-04/);
  });

  it('gives every result as one JSON document', async () => {
    const { schema, score, totals, checks, coverage } = await document('--snapshot', FAULTY);
    expect(schema).toBe('orgtrail.audit/1');
    expect(score).toBeLessThan(100);
    expect(totals['fail']).toBeGreaterThan(0);
    expect(coverage).toContainEqual({
      accountId: MEMBER,
      region: 'eu-west-1',
      recording: 'yes',
      delivered: 'no',
      validated: 'no',
      retained: 'no',
    });
    for (const check of checks)
      expect(Object.keys(check)).toEqual([
        'id',
        'severity',
        'status',
        'accountId',
        'region',
        'resource',
        'message',
        'remediation',
      ]);
  });

  it('gives every result as a row of CSV, and as a line of OCSF', async () => {
    const { checks } = await document('--snapshot', FAULTY);
    const csv = await audit('--snapshot', FAULTY, '--csv');
    expect(csv.stdout.split('\n')[0]).toBe(
      'id,severity,status,account_id,region,resource,message,remediation',
    );
    expect(csv.stdout.trimEnd().split('\n')).toHaveLength(checks.length + 1);
    const ocsf = await audit('--snapshot', FAULTY, '--ocsf');
    const findings = ocsf.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { class_uid: number });
    expect(findings.map(({ class_uid: uid }) => uid)).toEqual(checks.map(() => 2003));
  });

  it('writes a page', async () => {
    const page = join(folder, 'audit.html');
    const { stderr } = await audit('--snapshot', FAULTY, '--html', page);
    expect(stderr).toContain(page);
    expect(await readFile(page, 'utf8')).toMatch(/^<!doctype html>[^]*NOT IN ORDER[^]*<\/html>\n$/);
  });

  it('says what got worse since an earlier snapshot', async () => {
    const { since } = await document('--snapshot', FAULTY, '--since', sound);
    expect(since?.worse.map(({ id }) => id)).toEqual(expect.arrayContaining(['COV-02', 'CST-02', 'COV-04']));
    const { stdout } = await audit('--snapshot', sound, '--since', FAULTY);
    expect(stdout).toContain('better COV-02 444444444444, eu-west-1: no longer: ');
  });

  it('leaves a check out for a reason, which it repeats', async () => {
    const { checks, skipped } = await document('--snapshot', FAULTY, '--skip', 'cst-01=we know');
    expect(checks.map(({ id }) => id)).not.toContain('CST-01');
    expect(skipped).toEqual([{ id: 'CST-01', severity: 'medium', reason: 'we know' }]);
  });

  it('measures against orgtrail.yaml where there is one', async () => {
    const configured = join(folder, 'longer.yaml');
    await writeFile(
      configured,
      `organization: { id: o-exampleorgid }
accounts: { management: "111111111111", logArchive: "222222222222", security: "333333333333" }
trail: { homeRegion: us-east-1, name: organization-trail }
logBucket: { name: organization-trail-222222222222 }
retention: { days: 2555, expireAfterDays: 2600 }
alerts: { destinations: [{ kind: email, name: team, address: security@example.com }] }
`,
    );
    const { checks } = await document('--snapshot', sound, '--config', configured, '--only', 'BKT-10');
    expect(checks).toEqual([
      expect.objectContaining({ status: 'fail', message: expect.stringContaining('2555') }),
    ]);
  });

  it('shows no control character that somebody put into a name', async () => {
    const evil = changeSnapshot((draft) => {
      for (const account of draft.accounts)
        for (const { trails } of account.inRegions)
          for (const trail of valueOf(trails)) trail.name = 'a\u001b[2Jb';
      valueOf(draft.organization.roots)[0]!.policyTypes = [];
      draft.organization.trustedServices = known([]);
    });
    const { stdout } = await audit('--snapshot', await saved('evil.json', evil));
    // oxlint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('orgtrail audit refuses', () => {
  it.each([
    [
      'a check that is left out for no reason',
      ['--snapshot', sound, '--skip', 'TRL-01='],
      /only for a reason/,
    ],
    ['a check that there is none of', ['--snapshot', sound, '--only', 'TRL-99'], /there is no check TRL-99/],
    ['two forms at once', ['--snapshot', sound, '--csv', '--ocsf'], /only one of/],
    ['to save what it did not take', ['--snapshot', sound, '--save', 'x.json'], /--save/],
    [
      'a configuration of another organization',
      ['--snapshot', sound, '--config', foreign],
      /describes o-anotherorgid, and the snapshot is one of o-exampleorgid/,
    ],
    ['a snapshot that is not there', ['--snapshot', 'nowhere.json'], /nowhere\.json: there is no snapshot/],
    ['a file that is no JSON', ['--snapshot', text], /not JSON/],
    [
      'a snapshot that is damaged, and says where',
      ['--snapshot', broken],
      /broken\.json: accounts\[0\]\.accountId: not a snapshot that orgtrail understands/,
    ],
  ])('%s', async (_words, options, says) => {
    const { exit, stdout, stderr } = await audit(...options);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n +at /);
  });
});
