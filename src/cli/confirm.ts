import { createInterface } from 'node:readline/promises';
import { UserError } from '../errors.js';

interface Question {
  /** What would happen, as a sentence without a question mark. */
  readonly what: string;
  readonly where: string;
  /** `--yes` was given. */
  readonly yes: boolean;
}

/** Goes on only when the user agrees: by `--yes`, or at the terminal. Throws a UserError otherwise. */
export async function confirm({ what, where, yes }: Question): Promise<void> {
  if (yes) return;
  if (process.stdin.isTTY && process.stderr.isTTY && (await ask(`${where}: ${what}. Go on? [y/N] `))) return;
  throw new UserError({ what, where, next: 'Give --yes if that is meant.' });
}

async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}
