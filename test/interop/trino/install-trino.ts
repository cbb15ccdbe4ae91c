import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { installOnce, isInstalled } from '../install-once.js';
import { runCommand, tryCommand } from '../run-command.js';
import { found, missing, type ToolSearch } from '../tool-search.js';
import { findNewestJava, type Java } from './find-java.js';
import { releaseForJava, TRINO_RELEASES, type TrinoRelease } from './releases.js';

/** A Java and the Trino that runs on it. */
export interface TrinoChoice {
  readonly java: Java;
  readonly release: TrinoRelease;
}

/** Looks for what Trino needs; downloads nothing. */
export const findTrino = async (): Promise<ToolSearch<TrinoChoice>> => {
  const java = await findNewestJava();
  const release = java === undefined ? undefined : releaseForJava(java.release);
  if (java === undefined || release === undefined) return missing(oldJava(java));
  if (isInstalled(installName(release))) return found({ java, release });
  if ((await tryCommand('mvn', ['-version'])) === undefined) {
    return missing('Trino comes from Maven Central: install Maven.');
  }
  if ((await tryCommand('tar', ['--version'])) === undefined) return missing('Install tar.');
  return found({ java, release });
};

const oldJava = (java: Java | undefined): string => {
  const minimum = Math.min(...TRINO_RELEASES.map((release) => release.minimumJava));
  const seen = java === undefined ? 'none was found' : `the newest one found is ${java.release}`;
  return `Trino runs on Java ${minimum} or newer, ${seen}: install a JDK, Temurin 25 for example.`;
};

const installName = (release: TrinoRelease): string => `trino-${release.version}`;

/** The folder with Trino's `lib` and the Delta Lake plugin. The first call downloads 0.8 GB. */
export const installTrino = async (release: TrinoRelease): Promise<string> =>
  installOnce(installName(release), async (folder) => {
    const download = join(folder, 'download');
    const archive = await downloadArchive(release, download);
    await assertSha256(archive, release.sha256);
    await unpack(archive, folder);
    await rm(download, { recursive: true });
  });

/** Maven's own repository folder is not used, or the archive would lie on the disk twice. */
const downloadArchive = async (release: TrinoRelease, download: string): Promise<string> => {
  await mkdir(download, { recursive: true });
  await runCommand(
    'mvn',
    [
      '--batch-mode',
      '--no-transfer-progress',
      `-Dmaven.repo.local=${join(download, 'repository')}`,
      'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get',
      `-Dartifact=io.trino:trino-server:${release.version}:tar.gz`,
      '-Dtransitive=false',
    ],
    { cwd: download, timeoutMilliseconds: 840_000 },
  );
  const { version } = release;
  const folder = join(download, 'repository', 'io', 'trino', 'trino-server', version);
  return join(folder, `trino-server-${version}.tar.gz`);
};

const assertSha256 = async (file: string, expected: string): Promise<void> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  const actual = hash.digest('hex');
  if (actual !== expected) throw new Error(`${file} has SHA-256 ${actual}, expected ${expected}`);
};

/**
 * Everything is unpacked before the other plugins are removed: the archive keeps each jar once, and
 * those of the Delta Lake plugin are hard links into other plugins.
 */
const unpack = async (archive: string, folder: string): Promise<void> => {
  const whole = join(folder, 'download', 'unpacked');
  await mkdir(whole);
  await runCommand('tar', ['-xzf', archive, '-C', whole]);
  const [root = ''] = await readdir(whole);
  await mkdir(join(folder, 'plugin'));
  await rename(join(whole, root, 'lib'), join(folder, 'lib'));
  await rename(join(whole, root, 'plugin', 'delta-lake'), join(folder, 'plugin', 'delta-lake'));
};
