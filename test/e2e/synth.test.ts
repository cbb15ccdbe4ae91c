import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ManifestDocument } from '../../src/cli/synth/write-manifest.js';
import { orgtrail, temporaryFolder } from './orgtrail.js';

const CONFIGURATION = `organization: { id: o-exampleorgid }
accounts: { management: "111111111111", logArchive: "222222222222", security: "333333333333" }
trail: { homeRegion: eu-west-1 }
alerts: { destinations: [{ kind: email, name: team, address: security@example.com }] }
`;

const folder = await temporaryFolder();
await writeFile(join(folder, 'orgtrail.yaml'), CONFIGURATION);

const readManifest = async (out: string): Promise<ManifestDocument> =>
  JSON.parse(await readFile(join(folder, out, 'manifest.json'), 'utf8')) as ManifestDocument;

describe('orgtrail synth', () => {
  it('writes templates whose hashes are those of the manifest, the same ones again', async () => {
    const first = await orgtrail(['synth', '--out', 'one'], { cwd: folder });
    expect(first).toMatchObject({ exit: 0 });
    expect(first.stdout).toMatch(/^orgtrail-log-archive +222222222222 +eu-west-1 /m);
    await orgtrail(['synth', '--out', 'two'], { cwd: folder });
    const manifest = await readManifest('one');
    expect(await readManifest('two')).toEqual(manifest);
    for (const { file, sha256 } of manifest.files) {
      const bytes = await readFile(join(folder, 'one', file));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });

  it('takes away its own files that are not written any more, and no others', async () => {
    await orgtrail(['synth', '--out', 'again'], { cwd: folder });
    const manifest = await readManifest('again');
    const stale = { file: 'security/gone.template.json', sha256: '', bytes: 0 };
    const foreign = { file: '../outside.json', sha256: '', bytes: 0 };
    await mkdir(join(folder, 'again', 'security'), { recursive: true });
    await writeFile(join(folder, 'again', stale.file), '{}');
    await writeFile(join(folder, 'outside.json'), '{}');
    await writeFile(
      join(folder, 'again', 'manifest.json'),
      JSON.stringify({ ...manifest, files: [...manifest.files, stale, foreign] }),
    );
    expect(await orgtrail(['synth', '--out', 'again'], { cwd: folder })).toMatchObject({ exit: 0 });
    expect(existsSync(join(folder, 'again', stale.file))).toBe(false);
    expect(existsSync(join(folder, 'outside.json'))).toBe(true);
  });

  it('writes into a folder with other files only when told so', async () => {
    await mkdir(join(folder, 'mine'));
    await writeFile(join(folder, 'mine', 'notes.txt'), '');
    const refused = await orgtrail(['synth', '--out', 'mine'], { cwd: folder });
    expect(refused).toMatchObject({ exit: 2, stdout: '' });
    expect(refused.stderr).toContain('there are files already');
    expect(await orgtrail(['synth', '--out', 'mine', '--yes'], { cwd: folder })).toMatchObject({ exit: 0 });
  });

  it('writes into templates unless told, and says so', async () => {
    const { exit, stderr } = await orgtrail(['synth'], { cwd: folder });
    expect(exit).toBe(0);
    expect(stderr).toMatch(/^\d+ files in templates,/m);
    expect((await readManifest('templates')).schema).toBe('orgtrail.manifest/1');
  });

  it('prints one document with the stacks in the order of deployment', async () => {
    const { stdout } = await orgtrail(['synth', '--out', 'json', '--json'], { cwd: folder });
    const document = JSON.parse(stdout) as ManifestDocument;
    expect(document.schema).toBe('orgtrail.synth/1');
    expect(document.units.map(({ id }) => id).slice(0, 3)).toEqual(['log-archive', 'trail', 'guardrails']);
  });

  it.each([
    ['an opt-in home Region', 'eu-west-1', 'eu-south-1', /wrong\.yaml:3:22: .*opt-in Region/],
    [
      'one account for two roles',
      '222222222222',
      '111111111111',
      /wrong\.yaml:2:53: .*is the management account/,
    ],
    [
      'nobody to tell',
      'destinations: [{ kind: email, name: team, address: security@example.com }]',
      '',
      /nobody would be told/,
    ],
    [
      'a configuration that is not there',
      CONFIGURATION,
      undefined,
      /there is no configuration\nWrite one with orgtrail init/,
    ],
  ])('refuses %s', async (_title, part, replacement, message) => {
    if (replacement !== undefined) {
      await writeFile(join(folder, 'wrong.yaml'), CONFIGURATION.replace(part, replacement));
    }
    const config = replacement === undefined ? 'nowhere.yaml' : 'wrong.yaml';
    const { exit, stdout, stderr } = await orgtrail(['synth', '--out', 'x', '--config', config], {
      cwd: folder,
    });
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
