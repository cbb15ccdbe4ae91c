import { planPackages } from '../debian-packages.js';
import { tryCommand } from '../run-command.js';
import { found, missing, type ToolSearch } from '../tool-search.js';

/** Where the browser comes from. */
export type ChromiumSource =
  | { readonly kind: 'installed'; readonly program: string }
  /** As `planPackages` gives them. */
  | { readonly kind: 'packages'; readonly packages: readonly string[] };

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome'];

/** Looks for Chromium; fetches none of it. */
export const findChromium = async (): Promise<ToolSearch<ChromiumSource>> => {
  for (const program of PROGRAMS) {
    if ((await tryCommand(program, ['--version'])) !== undefined)
      return found({ kind: 'installed', program });
  }
  const packages = await planPackages(['chromium']);
  if (packages !== undefined) return found({ kind: 'packages', packages });
  return missing('Install chromium (or run apt-get update as root: it is then fetched).');
};
