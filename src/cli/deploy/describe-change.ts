import type { Change, StatementChange } from '../../deploy/index.js';
import { formatBytes, green, type Line, red, type Span, yellow } from '../../report/index.js';

const MARKS: Readonly<Record<Change['action'], Span>> = {
  create: green('+'),
  change: yellow('~'),
  remove: red('-'),
};

/** The lines of one change, without indentation. */
export function describeChange(change: Change): readonly Line[] {
  const mark = MARKS[change.action];
  switch (change.kind) {
    case 'setting':
      return [[mark, ` ${change.what}${describeValues(change.before, change.after)}`]];
    case 'resource':
      return [
        [
          mark,
          ` ${change.logicalId}  ${change.resourceType}${describeCondition(change.condition)}${describePaths(change.paths)}`,
        ],
        ...change.statements.flatMap(describeStatement),
      ];
    case 'parameter':
      return [
        [
          mark,
          ` parameter ${change.name}${describeValues(change.before, change.after ?? `known after ${change.knownAfter}`)}`,
        ],
      ];
    case 'upload':
      return [[mark, ` s3://${change.bucket}/${change.key}  ${formatBytes(change.bytes)}`]];
    case 'wait':
      return [['·', ` waits for ${change.what}`]];
  }
}

function describeValues(before: string | undefined, after: string | undefined): string {
  if (after === undefined) return before === undefined ? '' : `: ${before}`;
  return before === undefined ? `: ${after}` : `: ${before} -> ${after}`;
}

function describeCondition(condition: string | undefined): string {
  return condition === undefined ? '' : `  if ${condition}`;
}

const MOST_PATHS = 6;

function describePaths(paths: readonly string[]): string {
  if (paths.length === 0) return '';
  const shown = paths.slice(0, MOST_PATHS).join(', ');
  return `: ${shown}${paths.length > MOST_PATHS ? ` and ${paths.length - MOST_PATHS} more` : ''}`;
}

/** A statement that is new or gone is named; of one that differs, both texts are shown. */
function describeStatement({ action, policy, statement, before, after }: StatementChange): readonly Line[] {
  const line: Line = ['    ', MARKS[action], ` statement ${statement} of ${policy}`];
  if (action !== 'change') return [line];
  return [line, ['      ', red('-'), ` ${before}`], ['      ', green('+'), ` ${after}`]];
}
