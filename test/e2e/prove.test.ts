import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { orgtrail, shell, temporaryFolder } from './orgtrail.js';

const CONFIGURATION = `organization: { id: o-exampleorgid }
accounts: { management: "111111111111", logArchive: "222222222222", security: "333333333333" }
trail: { homeRegion: eu-west-1 }
alerts: { destinations: [{ kind: email, name: team, address: security@example.com }] }
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = await temporaryFolder();
await writeFile(join(folder, 'orgtrail.yaml'), CONFIGURATION);

interface Document {
  readonly schema: string;
  readonly holds: boolean;
  readonly cases: readonly Readonly<Record<string, string>>[];
}

describe('orgtrail prove', () => {
  it('proves what a configuration sets up, without an account', async () => {
    const { exit, stdout, stderr } = await orgtrail(['prove'], { cwd: folder });
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toMatch(/^PROVEN All \d+ cases are as expected/);
    expect(stdout).toContain('What no policy can stop');
  });

  it('gives every case with both answers and the statement that decides', async () => {
    const { exit, stdout } = await orgtrail(['prove', '--json'], { cwd: folder });
    expect(exit).toBe(0);
    const { schema, holds, cases } = JSON.parse(stdout) as Document;
    expect({ schema, holds }).toEqual({ schema: 'orgtrail.prove/1', holds: true });
    expect(cases.length).toBeGreaterThanOrEqual(80);
    expect(cases.filter(({ expected, actual }) => expected !== actual)).toEqual([]);
    for (const each of cases) {
      expect(each).toMatchObject({
        id: expect.stringMatching(/\S/),
        actor: expect.stringMatching(/\S/),
        action: expect.stringMatching(/^[a-z0-9]+:[A-Za-z]+$/),
        resource: expect.stringMatching(/^(?:\*|arn:.+)$/),
        decidedBy: expect.stringMatching(/\S/),
      });
    }
  });

  it('fails and names the cases when the configuration lets the management account in', async () => {
    const deployer = 'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole';
    await writeFile(
      join(folder, 'open.yaml'),
      `${CONFIGURATION}principals: { deployers: ["${deployer}"] }\n`,
    );
    const { exit, stdout } = await orgtrail(['prove', '--config', 'open.yaml'], { cwd: folder });
    expect(exit).toBe(1);
    expect(stdout).toMatch(/^NOT PROVEN /);
    expect(stdout).toContain(
      'NOT AS EXPECTED  log-archive-OrganizationAccountAccessRole.s3:DeleteObject.log-file\n',
    );
  });

  it('fails and names a case when a policy of the package is weakened', async () => {
    const copy = join(folder, 'weakened');
    await mkdir(copy);
    for (const name of ['dist', 'policies'])
      await cp(join(root, name), join(copy, name), { recursive: true });
    await cp(join(root, 'package.json'), join(copy, 'package.json'));
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    const file = join(copy, 'policies', 'bucket-policy.json');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace(
        '"Sid": "DenyTamper",\n      "Effect": "Deny"',
        '"Sid": "DenyTamper",\n      "Effect": "Allow"',
      ),
    );
    const line = `"${process.execPath}" weakened/dist/cli/main.js prove --json`;
    const { exit, stdout } = await shell(line, { cwd: folder });
    expect(exit).toBe(1);
    const { cases } = JSON.parse(stdout) as Document;
    const wrong = cases.filter(({ expected, actual }) => expected !== actual);
    expect(wrong.map(({ id }) => id)).toContain(
      'log-archive-administrator.s3:DeleteObjectVersion.log-file.own-policy-alone',
    );
  });

  it('says which file is missing', async () => {
    const { exit, stderr } = await orgtrail(['prove', '--config', 'none.yaml'], { cwd: folder });
    expect(exit).toBe(2);
    expect(stderr).toContain('none.yaml');
  });
});
