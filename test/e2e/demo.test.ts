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
  expect(stdout).toContain('The answers name exactly what was hidden in the logs');
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
  });
  expect(document.answers.map((answer: { exact: boolean }) => answer.exact)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
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
