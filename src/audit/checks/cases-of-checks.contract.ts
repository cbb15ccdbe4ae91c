import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Check } from '../check/index.js';
import type { CheckCase } from './check-case.contract.js';
import { CHECKS } from './index.js';

export const folder = fileURLToPath(new URL('.', import.meta.url));

/** Paths below this folder, sorted. */
export const files: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

export interface CheckWithCases {
  readonly check: Check;
  readonly cases: readonly CheckCase[];
}

/** Every check with what the `.contract.ts` beside it lists. */
export async function checksWithCases(): Promise<readonly CheckWithCases[]> {
  return Promise.all(CHECKS.map(async (check) => ({ check, cases: await casesOf(check) })));
}

async function casesOf({ id }: Check): Promise<readonly CheckCase[]> {
  const file = files.find((each) => each.endsWith(`/${id.toLowerCase()}.contract.ts`));
  if (file === undefined) return [];
  const { cases } = (await import(/* @vite-ignore */ pathToFileURL(`${folder}${file}`).href)) as {
    readonly cases: readonly CheckCase[];
  };
  return cases;
}
