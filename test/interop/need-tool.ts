import type { ToolSearch } from './tool-search.js';

const runsInCi = (): boolean => !['', '0', 'false'].includes(process.env.CI ?? '');

/**
 * For `describe.skipIf`: on a developer's machine a suite whose tool is missing is skipped, and the
 * log says what to install. With `CI=true` it runs, and fails in `need`, so that none goes quiet there.
 */
export const skipWithout = (search: ToolSearch<unknown>): boolean => {
  if (search.kind === 'found' || runsInCi()) return false;
  console.warn(`Skipped: ${search.install}`);
  return true;
};

/** The tool, or an error that says what to install. */
export const need = <Tool>(search: ToolSearch<Tool>): Tool => {
  if (search.kind === 'missing') throw new Error(search.install);
  return search.tool;
};
