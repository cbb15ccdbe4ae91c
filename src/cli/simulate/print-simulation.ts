import { bold, countOf, dim, formatBytes, formatDuration } from '../../report/index.js';
import type { SimulationSummary } from '../../simulator/index.js';
import type { Output } from '../output.js';

export function printSimulation(
  output: Output,
  location: string,
  summary: SimulationSummary,
  seconds: number,
): void {
  const {
    organizationId,
    accounts,
    regions,
    from,
    to,
    events,
    logFiles,
    digests,
    bytes,
    scenarios,
    tampering,
  } = summary;
  output.print([
    bold(countOf(events, 'event')),
    ` in ${countOf(logFiles, 'log file')} and ${countOf(digests, 'signed digest')} (${formatBytes(bytes)}) in ${formatDuration(seconds * 1000)}`,
  ]);
  output.print(
    `organization ${organizationId}: ${countOf(accounts, 'account')}, Regions ${regions.join(', ')}`,
  );
  output.print(`from ${from.toISOString()} to ${to.toISOString()}`);
  output.print(`hidden in it: ${scenarios.length === 0 ? 'nothing' : scenarios.join(', ')}`);
  if (tampering.length > 0) output.print(`done to logs and digests: ${tampering.join(', ')}`);
  output.note([dim(`Next: orgtrail scan ${location}   # verify it, and read it into a lake`)]);
  const configuration = hasConfiguration(location, accounts) ? ` --config ${location}/orgtrail.yaml` : '';
  output.note([dim(`Next: orgtrail detect ${location}${configuration}   # find what is hidden in it`)]);
}

/** An organization without an account for its logs has none, and a file in a bucket is not for --config. */
function hasConfiguration(location: string, accounts: number): boolean {
  return accounts > 2 && !location.includes('://');
}
