import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { simulateOrganization } from '../../dist/simulator/index.js';
import { openFolderStore } from '../../dist/storage/index.js';

/** Another simulator makes other organizations. */
const GENERATOR = 1;

const ENDS_AT = '2026-03-03T00:00:00Z';

/**
 * A simulated organization with its digests, made unless it is there: the summary of the simulation and
 * `folder`. Equal options give equal bytes.
 */
export async function ensureOrganization({ name, accounts, regions, days, eventsPerDay }, parent) {
  const size = `${accounts}-accounts-${regions}-regions-${days}-days-${eventsPerDay}-events`;
  const folder = join(parent, `${name}-${size}-v${GENERATOR}`);
  // Written last: without it the organization is not whole.
  const description = `${folder}.json`;
  if (existsSync(description)) return JSON.parse(readFileSync(description, 'utf8'));
  process.stderr.write(`bench: making ${folder}\n`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const store = await openFolderStore(folder, { create: true });
  const endsAt = new Date(ENDS_AT);
  const summary = await simulateOrganization(
    store,
    { accounts, regions, days, eventsPerDay, scenarios: 'none', endsAt },
    { threads: availableParallelism() },
  );
  const organization = { folder, ...summary };
  writeFileSync(description, JSON.stringify(organization));
  return organization;
}

/** Two days of ten accounts in four Regions, whose log files hold a few dozen events each. */
export const WHOLE = { name: 'organization', accounts: 10, regions: 4, days: 2, eventsPerDay: 100_000 };

export const readDescription = (folder, name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
