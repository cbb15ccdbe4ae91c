import {
  type DetectOutcome,
  detectLocation,
  type RuleBook,
  suppress,
  type Suppressed,
  type Suppression,
} from '../../detection/index.js';
import { LEVELS, type Severity } from '../../finding/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { GlobalOptions } from '../global-options.js';
import { assertNotEmpty, openLocation } from '../open-location.js';
import type { Output } from '../output.js';
import { scopeOf } from '../scope.js';
import { detectDocument } from './detect-document.js';
import { openRules, type RuleOptions } from './open-rules.js';
import { printDetections } from './print-detections.js';
import { readSuppressions } from './read-suppressions.js';

export interface DetectInvocation {
  readonly location: string;
  readonly options: RuleOptions & {
    readonly failOn: Severity;
    readonly suppressions: string | undefined;
    readonly threads: number;
  };
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** What a run found, as it is printed. */
export interface DetectReport extends DetectOutcome, Suppressed {
  readonly location: string;
  readonly book: RuleBook;
  readonly suppressions: readonly Suppression[];
}

/** Reads rules and suppressions, matches, prints. Throws a UserError before anything is read from the location. */
export async function runDetect(invocation: DetectInvocation): Promise<ExitCode> {
  const { location, options, globals, output, now } = invocation;
  const book = await openRules(options, globals.config, output);
  const suppressions = await readSuppressions(options.suppressions);
  const source = await openLocation(location, globals);
  try {
    await assertNotEmpty(source.store);
    const outcome = await detectIn(source.store, book, invocation);
    const suppressed = suppress(outcome.detections, suppressions, new Date(now()));
    const report = { ...outcome, ...suppressed, location: source.store.location, book, suppressions };
    if (globals.json) output.document(detectDocument(report));
    else printDetections(output, report);
    return exitCodeOf(report, options.failOn);
  } finally {
    source.close();
  }
}

function detectIn(
  store: Parameters<typeof detectLocation>[0]['store'],
  book: RuleBook,
  { options, globals, output, signal }: DetectInvocation,
): Promise<DetectOutcome> {
  return detectLocation({
    store,
    book,
    threads: options.threads,
    signal,
    scope: scopeOf(globals),
    onProgress: ({ objects }) =>
      output.progress.update({ label: 'detect', done: objects, unit: 'log files' }),
  });
}

/** A detection wins over what could not be read. */
function exitCodeOf({ kept, failures }: DetectReport, failOn: Severity): ExitCode {
  if (kept.some(({ level }) => LEVELS.indexOf(level) >= LEVELS.indexOf(failOn))) return EXIT.findings;
  return failures.length > 0 ? EXIT.unfinished : EXIT.clean;
}
