import { readFileSync } from 'node:fs';

/** Reading the same file as JSON, which no audit can do without. */
export async function run({ snapshot }) {
  return { accounts: JSON.parse(readFileSync(snapshot, 'utf8')).accounts.length };
}
