import type { QueryExplanation } from '../../query/index.js';
import { bold, countOf, formatBytes } from '../../report/index.js';
import type { Output } from '../output.js';

/** What a query would read and why, with the statement as other engines can run it. */
export function writeExplanation(output: Output, explanation: QueryExplanation, json: boolean): void {
  if (json) return output.document({ schema: 'orgtrail.explanation/1', ...explanation });
  output.print([bold('Statement'), ' (runs on Trino and Athena over the same tables)']);
  printLines(output, explanation.narrowedSql);
  for (const { name, conditions, files, pruned, bytes } of explanation.tables) {
    output.print([
      bold(`Table ${name}`),
      ` ${countOf(files, 'file')} (${formatBytes(bytes)}) to read, ${pruned} pruned`,
    ]);
    for (const condition of conditions) output.print(`  chosen by ${condition}`);
  }
  output.print([bold('Plan')]);
  printLines(output, explanation.plan);
}

function printLines(output: Output, text: string): void {
  for (const line of text.split('\n')) output.print(`  ${line}`);
}
