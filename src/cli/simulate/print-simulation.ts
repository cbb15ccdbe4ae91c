import { bold, countOf, dim, formatBytes, formatDuration } from '../../report/index.js';
import type { SimulationSummary } from '../../simulator/index.js';
import type { Output } from '../output.js';
import { shellWord } from '../scope.js';

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
  for (const next of nextCommands(location, accounts)) output.note([dim(`Next: ${next}`)]);
}

/** With what was written beside the logs, where commands can be given it: a file of a folder. */
export function nextCommands(location: string, accounts: number): readonly string[] {
  const isFolder = !location.includes('://');
  const beside = (option: string, file: string): string =>
    isFolder ? ` ${option} ${shellWord(`${location}/${file}`)}` : '';
  // An organization without an account for its logs has no configuration.
  const configuration = accounts > 2 ? beside('--config', 'orgtrail.yaml') : '';
  return [
    `orgtrail scan ${shellWord(location)}${beside('--expect', 'organization.json')}   # verify it, and read it into a lake`,
    `orgtrail detect ${shellWord(location)}${configuration}   # find what is hidden in it`,
  ];
}
