import { formatCount, yellow } from '../report/index.js';
import type { Output } from './output.js';

export interface Trouble {
  /** What it happened to: a key. */
  readonly subject: string;
  readonly reason: string;
}

const SHOWN = 20;

/** One line for each thing that could not be done; after twenty, how many more there are. */
export function printTroubles(output: Output, troubles: readonly Trouble[]): void {
  for (const { subject, reason } of troubles.slice(0, SHOWN))
    output.complain([yellow('failed '), `${subject}: ${reason}`]);
  const more = troubles.length - SHOWN;
  if (more > 0) output.complain(`and ${formatCount(more)} more; --json names them all`);
}
