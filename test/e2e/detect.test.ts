import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { INVICTUS, orgtrail, shell, temporaryFolder } from './orgtrail.js';

const folder = await temporaryFolder();

interface Found {
  readonly ruleId: string;
  readonly level: string;
  readonly eventId: string;
  readonly accountId: string;
  readonly principal: string;
  readonly matched: Readonly<Record<string, string>>;
}

async function detect(...args: readonly string[]) {
  const { exit, stdout, stderr } = await orgtrail(['detect', INVICTUS, ...args], { cwd: folder });
  return { exit, stdout, stderr };
}

async function findings(...args: readonly string[]): Promise<readonly Found[]> {
  const { stdout } = await detect('--json', ...args);
  return JSON.parse(stdout).findings;
}

it('finds what the red team did in a real account', async () => {
  const found = await findings();
  const rules = new Set(found.map(({ ruleId }) => ruleId));
  const wanted = {
    'trl-02': 'trails deleted',
    'trl-09': 'event selectors narrowed',
    'bkt-02': 'lifecycle of the log bucket shortened',
    'org-01': 'the account leaves the organization',
    'dat-04': 'a snapshot shared',
    'dat-01': 'a policy that lets everybody in',
    'idn-11': 'an administrator policy attached',
    'idn-09': 'a key made for another user',
    'def-05': 'flow logs deleted',
  };
  expect(Object.keys(wanted).filter((ruleId) => !rules.has(ruleId))).toEqual([]);
  expect(found.find(({ ruleId }) => ruleId === 'trl-02')).toMatchObject({
    level: 'critical',
    accountId: '123837392027',
    principal: 'arn:aws:iam::123837392027:user/bert-jan',
    matched: { eventName: 'DeleteTrail' },
  });
});

it('finds the same in the lake, and keeps each finding there once', async () => {
  const run = (...args: readonly string[]) => orgtrail([...args, '--lake', 'lake'], { cwd: folder });
  await run('ingest', INVICTUS);
  const first = JSON.parse((await run('detect', '--json')).stdout);
  const again = JSON.parse((await run('detect', '--json')).stdout);
  expect(first.events).toBe(2900);
  expect(first.findings).toEqual(await findings());
  expect(again.findings).toEqual(first.findings);
  const sql = "select count(*) as n from findings where kind = 'detection'";
  const { rows } = JSON.parse((await run('query', '--sql', sql, '--json')).stdout);
  expect(rows).toEqual([{ n: first.findings.length }]);
}, 60_000);

it('tells what it found also when the lake cannot keep it', async () => {
  await orgtrail(['ingest', INVICTUS, '--lake', 'unwritable'], { cwd: folder });
  const line = 'ulimit -f 0; orgtrail detect --lake unwritable --level critical --fail-on critical';
  const { exit, stdout, stderr } = await shell(line, { cwd: folder });
  expect(stdout).toMatch(/^\d+ critical in 2,900 events/);
  expect(stderr).toMatch(
    /^not kept the lake's table findings does not have these: .*may not grow that large/m,
  );
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^Next: /);
  expect(exit).toBe(1);
}, 60_000);

it('tells first who is behind it, and last what to do next', async () => {
  const { stdout, stderr } = await detect('--level', 'critical');
  const [summary, empty, who, principal] = stdout.split('\n');
  expect([summary, empty, who, principal]).toEqual([
    expect.stringMatching(/^\d+ critical in 2,900 events/),
    '',
    'WHO',
    '  arn:aws:iam::123837392027:user/bert-jan',
  ]);
  expect(stderr).toContain(
    'Next: orgtrail query principal-timeline --param principal=arn:aws:iam::123837392027:user/bert-jan ',
  );
  expect(stderr).toMatch(/Next: orgtrail rules show \S+ /);
});

it('hits of the exercise are those that docs/detect.md states', async () => {
  const page = await readFile(new URL('../../docs/detect.md', import.meta.url), 'utf8');
  const stated = [...page.matchAll(/^\| ([a-z]+-\d+) \| .* \| (\w+) \| (\d+) \|$/gm)].map(
    ([, ruleId, level, hits]) => [ruleId, level, Number(hits)],
  );
  const counts = new Map<string, readonly [string, string, number]>();
  for (const { ruleId, level } of await findings('--level', 'informational')) {
    counts.set(ruleId, [ruleId, level, (counts.get(ruleId)?.[2] ?? 0) + 1]);
  }
  expect(stated).toEqual(expect.arrayContaining([...counts.values()]));
  expect(stated).toHaveLength(counts.size);
});

it('says which rules the lake cannot answer exactly, and for the log files that there are none', async () => {
  const path = join(folder, 'new-field.yml');
  await writeFile(
    path,
    `title: A field that came later
logsource: { product: aws, service: cloudtrail }
level: high
detection:
  selection: { fieldThatCameLater.inside: x }
  condition: selection
`,
  );
  const args = ['--rules', path, '--rule', 'new-field'];
  const inLake = await orgtrail(['detect', '--lake', 'lake', ...args], { cwd: folder });
  expect(inLake.stderr).toContain('not exact 1 rule may miss or say too much');
  expect(inLake.stderr).toContain('  new-field: fieldThatCameLater.inside');
  const document = await orgtrail(['detect', '--lake', 'lake', ...args, '--json'], { cwd: folder });
  expect(JSON.parse(document.stdout).inexactRules).toEqual([
    { ruleId: 'new-field', fields: ['fieldThatCameLater.inside'] },
  ]);
  expect(JSON.parse((await detect('--json', ...args)).stdout).inexactRules).toEqual([]);
});

it('exits with 1 at or above --fail-on, and with 0 below it', async () => {
  expect((await detect('--rule', 'idn-09')).exit).toBe(0);
  expect((await detect('--rule', 'idn-09', '--fail-on', 'medium')).exit).toBe(1);
});

it('holds back what is suppressed, and says why', async () => {
  const path = join(folder, 'quiet.yaml');
  await writeFile(path, '- rule: trl-*\n  reason: exercise\n  until: 2999-01-01\n');
  const { stdout, stderr } = await detect('--rule', 'trl-02', '--suppressions', path);
  expect(stdout).toContain('NOTHING FOUND');
  expect(stderr).toMatch(/\d+ detections of trl-\* suppressed until 2999-01-01: exercise/);
});

it('reports less when the configuration says which bucket is the log bucket', async () => {
  const path = join(folder, 'organization.yaml');
  await writeFile(
    path,
    `organization: { id: o-exampleorgid }
accounts: { management: "111111111111", logArchive: "222222222222", security: "333333333333" }
trail: { name: org-trail, homeRegion: us-east-1 }
realTime: { mode: none }
`,
  );
  const before = await findings('--rule', 'bkt-07');
  const after = await findings('--rule', 'bkt-07', '--config', path);
  expect(before.length).toBeGreaterThan(0);
  expect(after).toEqual([]);
});

it.each([
  [['--rule', 'nothing-01'], /there is no rule "nothing-01"/],
  [['--rules', './nowhere'], /nowhere: there are no rules here/],
  [['--suppressions', './nowhere'], /there is no such file/],
  [['--level', 'loud'], /"loud" is not one of informational, low, medium, high, critical/],
  [['--config', './nowhere.yaml'], /nowhere.yaml: there is no configuration/],
])('refuses %j', async (args, message) => {
  const { exit, stdout, stderr } = await detect(...args);
  expect([exit, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

it('tells in a line what only a configuration could decide, and all of it when it is asked for', async () => {
  await orgtrail(['simulate', '--out', 'logs', '--days', '1', '--ends-at', '2026-03-01'], { cwd: folder });
  const undecided = await orgtrail(['detect', 'logs'], { cwd: folder });
  expect(undecided.stdout).toMatch(/^\d+ .* in [\d,]+ events, asked by \d+ rules; [\d,]+ not decided$/m);
  expect(undecided.stdout).toMatch(
    /^NOT DECIDED [^]*^idn-19 +high +Instance credentials .* EgressAddresses$/m,
  );
  expect(undecided.stdout).not.toMatch(/^ {2}idn-19/m);
  const chosen = await orgtrail(['detect', 'logs', '--rule', 'idn-19'], { cwd: folder });
  expect(chosen.stdout).toMatch(/^ {2}idn-19/m);
  const decided = await orgtrail(['detect', 'logs', '--config', 'logs/orgtrail.yaml'], { cwd: folder });
  expect(decided.stdout).not.toContain('NOT DECIDED');
}, 60_000);
