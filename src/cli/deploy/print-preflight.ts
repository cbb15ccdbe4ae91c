import type { PreflightFinding } from '../../deploy/index.js';
import { bold, dim, green, red, type Span, yellow } from '../../report/index.js';
import type { Output } from '../output.js';

const VERDICTS: Readonly<Record<PreflightFinding['verdict'], Span>> = {
  pass: green('ok      '),
  warning: yellow('warning '),
  refusal: red('refused '),
};

/** What was looked at before anything is changed. */
export function printPreflight(output: Output, findings: readonly PreflightFinding[]): void {
  output.print([bold('Before anything is changed')]);
  for (const { verdict, message, next } of findings) {
    output.print(['  ', VERDICTS[verdict], message]);
    if (next !== undefined) output.print(['          ', dim(next)]);
  }
}
