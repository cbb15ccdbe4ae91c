import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { orgtrail, temporaryFolder } from './orgtrail.js';

const folder = await temporaryFolder();

it('tells what happened in an organization, finds exactly what was hidden, and says how to go on', async () => {
  const { exit, stdout } = await orgtrail(['demo'], { cwd: folder });
  expect(exit).toBe(0);
  for (const query of [
    'security-groups-opened',
    'key-multi-origin',
    'snapshots-shared',
    'root-usage',
    'trail-tampering',
  ]) {
    expect(stdout).toContain(`orgtrail query ${query}`);
  }
  expect(stdout).toContain('All of this, and nothing else, is what was done to the logs and hidden in them');
  for (const code of ['LOG_MODIFIED', 'DIGEST_MISSING', 'GAP_UNEXPLAINED']) {
    expect(stdout.match(new RegExp(`^ {2}${code} `, 'gm'))).toHaveLength(1);
  }
  expect(stdout).toContain('orgtrail query --lake .orgtrail/demo/lake');
});

it('can be run again, and tells the same for a script', async () => {
  const { exit, stdout } = await orgtrail(['demo', '--json'], { cwd: folder });
  const document = JSON.parse(stdout);
  expect(exit).toBe(0);
  expect(document).toMatchObject({
    schema: 'orgtrail.demo/1',
    exact: true,
    ingested: { objects: { failed: 0 } },
    integrity: { verdict: 'tampered', unexpected: [], exact: true },
  });
  expect(document.answers.map((answer: { exact: boolean }) => answer.exact)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
});

it('shows that a tampered log file would have given another answer', async () => {
  const ask = [
    'query',
    'key-multi-origin',
    '--param',
    'min_addresses=2',
    '--lake',
    '.orgtrail/demo/lake',
    '--json',
  ];
  const [all, without] = [
    await orgtrail(ask, { cwd: folder }),
    await orgtrail([...ask, '--without-tampered'], { cwd: folder }),
  ];
  expect(JSON.parse(all.stdout).rows).toHaveLength(3);
  expect(all.stderr).toContain('1 log file in this lake failed verification');
  expect(JSON.parse(without.stdout).rows).toHaveLength(2);
  expect(without.stderr).not.toContain('failed verification');
});

it('leaves a lake that answers further questions', async () => {
  const { exit, stdout } = await orgtrail(
    ['query', 'privesc-iam', '--lake', '.orgtrail/demo/lake', '--format', 'csv'],
    { cwd: folder },
  );
  expect(exit).toBe(0);
  expect(stdout).toContain('CreatePolicyVersion');
});

it('does not empty a folder that it has not made', async () => {
  const other = join(folder, 'mine');
  await cp(join(folder, '.orgtrail/demo/lake'), join(other, 'lake'), { recursive: true });
  await writeFile(join(other, 'notes.txt'), 'mine');
  const { exit, stderr } = await orgtrail(['demo', '--folder', other], { cwd: folder });
  expect(exit).toBe(2);
  expect(stderr).toContain('it holds files that are not of the demo');
  expect(await readFile(join(other, 'notes.txt'), 'utf8')).toBe('mine');
});
