import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orgtrail, shell } from './orgtrail.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgtrail-rules-test-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const OWN = `title: Break-glass role assumed
logsource: { product: aws, service: cloudtrail }
detection:
  call:
    eventName: AssumeRole
    requestParameters.roleArn|endswith: ':role/break-glass'
  condition: call
`;
const EVENTS = `record: { eventName: AssumeRole, recipientAccountId: '111111111111', requestParameters: { roleArn: 'arn:aws:iam::111111111111:role/break-glass' } }
matches: [{ name: assumed }]
misses: [{ name: another role, set: { requestParameters.roleArn: 'arn:aws:iam::111111111111:role/web' } }]
`;

describe('orgtrail rules', () => {
  it('lists rules, with those of the user', async () => {
    const path = join(folder, 'our-01.yml');
    await writeFile(path, OWN);
    const { exit, stdout } = await orgtrail(['rules', 'list', '--rules', path, '--json']);
    const { schema, rules } = JSON.parse(stdout) as {
      schema: string;
      rules: { ruleId: string; level: string }[];
    };
    expect(exit).toBe(0);
    expect(schema).toBe('orgtrail.rules.list/1');
    expect(rules).toContainEqual(expect.objectContaining({ ruleId: 'trl-01', level: 'critical' }));
    expect(rules).toContainEqual(expect.objectContaining({ ruleId: 'our-01', level: 'medium' }));
  });

  it('proves a rule of the user by the events beside it', async () => {
    const path = join(folder, 'our-02.yml');
    await writeFile(path, OWN);
    await writeFile(join(folder, 'our-02.events.yml'), EVENTS);
    const good = await orgtrail(['rules', 'test', '--rules', path, '--rule', 'our-02']);
    expect(good).toMatchObject({ exit: 0, stdout: expect.stringContaining('1 rule, 2 events') });
    await writeFile(
      join(folder, 'our-02.events.yml'),
      EVENTS.replace('matches:', 'other:').replace('misses:', 'matches:'),
    );
    const bad = await orgtrail(['rules', 'test', '--rules', path, '--rule', 'our-02']);
    expect(bad).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('another role: does not match, and has to'),
    });
  });

  it('takes a checkout of more files than may be open at once', async () => {
    const checkout = join(folder, 'checkout');
    await mkdir(checkout);
    await writeFile(join(checkout, 'our-03.yml'), OWN);
    for (let rule = 0; rule < 600; rule += 1) {
      await writeFile(join(checkout, `other-${rule}.yml`), 'title: x\nlogsource: { product: windows }\n');
    }
    for (const verb of ['list', 'test --rule our-03']) {
      const { exit, stderr } = await shell(`ulimit -n 256; orgtrail rules ${verb} --rules ${checkout}`);
      expect({ exit, stderr }).toMatchObject({
        exit: 0,
        stderr: expect.stringContaining('passed over: 600'),
      });
    }
  });

  it('names file, line and column of a rule that it cannot read, and stops', async () => {
    const path = join(folder, 'wrong.yml');
    await writeFile(path, OWN.replace('endswith', 'near'));
    const { exit, stderr } = await orgtrail(['rules', 'list', '--rules', path]);
    expect(exit).toBe(2);
    expect(stderr).toContain(`${path}:6:5: the modifier "near" is not known`);
  });

  it('says a rule in another language, and that it cannot', async () => {
    const { exit, stdout } = await orgtrail([
      'rules',
      'compile',
      '--target',
      'metric-filter',
      '--rule',
      'trl-01',
      '--json',
    ]);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'orgtrail.rules.compile/1',
      target: 'metric-filter',
      rules: [{ ruleId: 'trl-01', kind: 'exact' }],
    });
    const path = join(folder, 'words.yml');
    await writeFile(path, OWN.replace(/ {2}call:\n.*\n.*\n/, '  call: [anything]\n'));
    const words = await orgtrail([
      'rules',
      'compile',
      '--target',
      'event-pattern',
      '--rules',
      path,
      '--rule',
      'words',
      '--json',
    ]);
    expect(words.exit).toBe(1);
    expect(JSON.parse(words.stdout)).toMatchObject({
      rules: [{ kind: 'unsupported', reason: 'EventBridge cannot search a whole event' }],
    });
  });

  it('knows what a wrong name was meant to be', async () => {
    const { exit, stderr } = await orgtrail(['rules', 'show', 'trl-1']);
    expect(exit).toBe(2);
    expect(stderr).toContain('there is no rule "trl-1"');
  });
});
