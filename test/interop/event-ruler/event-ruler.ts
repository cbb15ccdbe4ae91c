import { spawn } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EventPattern } from '../../../src/sigma/index.js';
import { installOnce, isInstalled } from '../install-once.js';
import { runCommand, tryCommand } from '../run-command.js';
import { found, missing, type ToolSearch } from '../tool-search.js';
import { findNewestJava, type Java } from '../trino/find-java.js';

/** AWS's own matcher of event patterns. https://github.com/aws/event-ruler */
export interface EventRuler {
  readonly java: Java;
}

export interface RulerQuestion {
  readonly pattern: EventPattern;
  readonly events: readonly unknown[];
}

export type RulerAnswer = { readonly wrong: string } | { readonly matches: readonly boolean[] };

const INSTALLED = 'event-ruler-2.1.0';
const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Looks for what event-ruler needs; downloads nothing. */
export const findEventRuler = async (): Promise<ToolSearch<EventRuler>> => {
  const java = await findNewestJava();
  if (java === undefined || java.release < 11)
    return missing('event-ruler runs on Java: install a JDK of release 11 or newer.');
  if (!isInstalled(INSTALLED) && (await tryCommand('mvn', ['-version'])) === undefined) {
    return missing('event-ruler comes from Maven Central: install Maven.');
  }
  return found({ java });
};

/** Asks event-ruler everything in one process. The first call downloads three megabytes. */
export const askEventRuler = async (
  { java }: EventRuler,
  questions: readonly RulerQuestion[],
): Promise<readonly RulerAnswer[]> => {
  const folder = await installOnce(INSTALLED, install);
  const lines = questions.map((question) => JSON.stringify(question)).join('\n');
  const output = await runWithInput(
    java.executable,
    ['-cp', join(folder, 'lib', '*'), join(HERE, 'Ask.java')],
    lines,
  );
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RulerAnswer);
};

const install = async (folder: string): Promise<void> => {
  await copyFile(join(HERE, 'pom.xml'), join(folder, 'pom.xml'));
  await runCommand(
    'mvn',
    [
      '--batch-mode',
      '--no-transfer-progress',
      'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
      `-DoutputDirectory=${join(folder, 'lib')}`,
    ],
    { cwd: folder },
  );
};

const runWithInput = async (file: string, parameters: readonly string[], input: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, parameters, { stdio: ['pipe', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(said.stdout) : reject(new Error(said.stderr.slice(-4000))),
    );
    child.stdin.end(input);
  });
