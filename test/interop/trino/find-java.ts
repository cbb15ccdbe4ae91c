import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

import { tryCommand } from '../run-command.js';

export interface Java {
  readonly executable: string;
  /** Feature release: 25 for 25.0.3. */
  readonly release: number;
}

const JVM_FOLDER = '/usr/lib/jvm';

/** The newest Java among `JAVA_HOME`, `/usr/lib/jvm` and `PATH`. */
export const findNewestJava = async (): Promise<Java | undefined> => {
  const executables = await candidates();
  const javas = await Promise.all(executables.map(inspect));
  return javas
    .filter((java) => java !== undefined)
    .sort((a, b) => b.release - a.release)
    .at(0);
};

const candidates = async (): Promise<readonly string[]> => {
  const home = process.env.JAVA_HOME;
  const installed = await readdir(JVM_FOLDER).catch(() => []);
  const homes = [
    ...(home === undefined || home === '' ? [] : [home]),
    ...installed.map((name) => join(JVM_FOLDER, name)),
  ];
  const paths = homes.map(async (folder) => realpath(join(folder, 'bin', 'java')).catch(() => undefined));
  const existing = (await Promise.all(paths)).filter((path) => path !== undefined);
  return [...new Set([...existing, 'java'])];
};

const inspect = async (executable: string): Promise<Java | undefined> => {
  const output = await tryCommand(executable, ['-version']);
  const release = output === undefined ? undefined : javaRelease(output.stderr);
  return release === undefined ? undefined : { executable, release };
};

/** The release in what `java -version` prints: `openjdk version "25.0.3" 2026-04-21 LTS`. */
export const javaRelease = (text: string): number | undefined => {
  const digits = /version "(?:1\.)?(\d+)/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
};
