import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { orgtrail } from '../orgtrail.js';
import { unzip } from '../../fixtures/unzip.js';

export type MatcherAnswer = { readonly kind: 'done' } | { readonly kind: 'threw'; readonly message: string };

export interface StartedMatcher {
  readonly call: (event: unknown) => Promise<MatcherAnswer>;
  /** Everything that it has written to its log. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

const CALLER = fileURLToPath(new URL('call-matcher.mjs', import.meta.url));

/** The folder with the bundle that `orgtrail synth` writes for a configuration, unpacked as Lambda does. */
export async function synthesizeMatcher(folder: string, configuration: unknown): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'orgtrail.yaml'), JSON.stringify(configuration));
  const { exit, stderr } = await orgtrail(['synth', '--out', 'out'], { cwd: folder });
  if (exit !== 0) throw new Error(stderr);
  const code = join(folder, 'code');
  await mkdir(code);
  for (const [name, content] of unzip(await readFile(join(folder, 'out', 'security', 'matcher.zip'))))
    await writeFile(join(code, name), content);
  return code;
}

/** A cold start: a process of plain Node, with no package anywhere above its code. */
export function startMatcher(code: string, environment: Readonly<Record<string, string>>): StartedMatcher {
  const child = spawn(process.execPath, [CALLER, code], {
    cwd: code,
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  const waiting: ((answer: MatcherAnswer) => void)[] = [];
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text));
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('answer ')) waiting.shift()!(JSON.parse(line.slice(7)) as MatcherAnswer);
    else log.push(`${line}\n`);
  });
  return {
    call: (event) =>
      new Promise((resolve, reject) => {
        waiting.push(resolve);
        void ended.then(() => reject(new Error(`the function ended: ${log.join('')}`)));
        child.stdin.write(`${JSON.stringify(event)}\n`);
      }),
    log: () => log.join(''),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
