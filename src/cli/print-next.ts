import { dim } from '../report/index.js';
import type { Output } from './output.js';
import { lakeOption } from './scope.js';

/** What to do with a lake that has just been filled. */
export function printNext(output: Output, lake: string): void {
  const option = lakeOption(lake);
  output.note([dim(`Next: orgtrail detect${option}   # what the rules find in it`)]);
  output.note([dim(`Next: orgtrail query${option}   # the questions that have names`)]);
}
