import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describePassedOver } from './describe-passed-over.js';
import { openRuleFolder } from './open-rule-folder.js';

const rule = (logsource: string): string =>
  `title: x\nlogsource: { ${logsource} }\ndetection: { s: { eventName: A }, condition: s }\n`;
const OURS = rule('product: aws, service: cloudtrail');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgtrail-own-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

async function open(...own: readonly string[]) {
  const { rules, passedOver } = await openRuleFolder(own);
  return { ids: rules.map(({ ruleId }) => ruleId), passedOver: describePassedOver(passedOver) };
}

describe('a checkout of public rules', () => {
  it('adds its rules for CloudTrail, and tells which log sources were passed over', async () => {
    await write({
      'cloud/ours.yml': OURS,
      'cloud/flow.yml': rule('product: aws, service: vpcflow'),
      'windows/a.yml': rule('product: windows, category: process_creation'),
      'windows/b.yml': rule('product: windows, category: process_creation'),
      'web/c.yml': rule('category: webserver'),
      'linux/d.yml': rule('product: linux, service: auditd'),
      '.github/workflow.yml': 'on: push\n',
    });
    const { ids, passedOver } = await open(folder);
    expect(ids).toContain('ours');
    expect(passedOver).toBe(
      '5 rules for other log sources (aws/vpcflow 1, windows/process_creation 2, linux/auditd 1 and 1 more)',
    );
  });

  it('is read once however often it is named', async () => {
    await write({ 'ours.yml': OURS });
    const { ids } = await open(folder, join(folder, 'ours.yml'), `${folder}/../${folder.split('/').at(-1)}`);
    expect(ids.filter((id) => id === 'ours')).toHaveLength(1);
  });

  it('stops at a file that cannot be read, whatever else is in it', async () => {
    await write({ 'ours.yml': OURS, 'empty.yml': '', 'broken.yml': 'title: [x\n' });
    await expect(open(folder)).rejects.toMatchObject({
      what: '2 problems in rules',
      details: [
        expect.stringMatching(/broken\.yml:2:1: YAML: /),
        expect.stringMatching(/empty\.yml:1:1: there is no rule in it$/),
      ],
    });
  });
});

describe('a path that adds no rule is refused', () => {
  it('when its rules are all for other log sources', async () => {
    await write({ 'typo.yml': rule('product: aws, service: cloudtrial') });
    await expect(open(folder)).rejects.toMatchObject({
      what: '1 rule for other log sources (aws/cloudtrial 1), and none is for CloudTrail',
      where: folder,
    });
  });

  it('when it holds no rule file', async () => {
    await write({ 'notes.txt': 'none' });
    await expect(open(folder)).rejects.toMatchObject({ what: 'there are no rules here', where: folder });
  });

  it('when it is not there', async () => {
    const missing = join(folder, 'missing');
    await expect(open(missing)).rejects.toMatchObject({ what: 'there are no rules here', where: missing });
  });
});
