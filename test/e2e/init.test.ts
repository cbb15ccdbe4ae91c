import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { orgtrail, temporaryFolder } from './orgtrail.js';

const folder = await temporaryFolder();
const flags = {
  '--organization-id': 'o-exampleorgid',
  '--management-account': '111111111111',
  '--log-archive-account': '222222222222',
  '--security-account': '333333333333',
  '--home-region': 'eu-west-1',
  '--alert-email': 'security@example.com',
} as const;

const init = async (config: string, changes: Readonly<Record<string, string | undefined>> = {}) => {
  const wanted: Readonly<Record<string, string | undefined>> = { ...flags, ...changes };
  const given = Object.entries(wanted).flatMap(([name, value]) =>
    value === undefined ? [] : value === '' ? [name] : [name, value],
  );
  return orgtrail(['init', '--yes', '--config', config, ...given], { cwd: folder });
};

describe('orgtrail init', () => {
  it('asks nothing with --yes, and what it writes can be synthesized', async () => {
    expect(await init('orgtrail.yaml')).toMatchObject({
      exit: 0,
      stdout: 'wrote orgtrail.yaml: o-exampleorgid, 0 further accounts, trail in eu-west-1, alerts by hub\n',
    });
    const text = await readFile(join(folder, 'orgtrail.yaml'), 'utf8');
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\S+orgtrail\.schema\.json\n/);
    expect(await orgtrail(['synth', '--out', 'templates'], { cwd: folder })).toMatchObject({ exit: 0 });
  });

  it('never overwrites, not even with --yes, until it is told to', async () => {
    await writeFile(join(folder, 'mine.yaml'), 'mine');
    const refused = await init('mine.yaml');
    expect(refused).toMatchObject({ exit: 2, stdout: '' });
    expect(refused.stderr).toContain('Give --overwrite if that is meant');
    expect(await readFile(join(folder, 'mine.yaml'), 'utf8')).toBe('mine');
    expect(await init('mine.yaml', { '--overwrite': '' })).toMatchObject({ exit: 0 });
  });

  it.each([
    [
      'an opt-in home Region',
      { '--home-region': 'eu-south-1' },
      'trail.homeRegion: eu-south-1 is an opt-in Region',
    ],
    ['one account for two roles', { '--log-archive-account': '111111111111' }, 'is the management account'],
    ['short retention', { '--retention-days': '30' }, '30 days of retention, fewer than 90'],
    ['nobody to tell', { '--alert-email': undefined }, 'nobody would be told'],
    ['no account id', { '--security-account': '333' }, 'expected an account id of twelve digits'],
    [
      'what nobody can be asked',
      { '--security-account': undefined, '--log-archive-account': undefined },
      'not known, and nobody can be asked: --log-archive-account, --security-account',
    ],
  ])('refuses %s and writes nothing', async (_title, changes, message) => {
    const { exit, stdout, stderr } = await init('refused.yaml', changes);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(existsSync(join(folder, 'refused.yaml'))).toBe(false);
  });

  it('writes further accounts with their names', async () => {
    await init('members.yaml', { '--member': '444444444444=shop,555555555555' });
    expect(await readFile(join(folder, 'members.yaml'), 'utf8')).toContain(
      '    - { id: "444444444444", name: "shop" }\n    - { id: "555555555555", name: "555555555555" }\n',
    );
  });
});
