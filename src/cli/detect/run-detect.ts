import type { Suppression } from '../../config/index.js';
import {
  type Detection,
  type DetectOutcome,
  detectLake,
  detectLocation,
  findingOfDetection,
  type InexactRule,
  type LakeOutcome,
  type RuleBook,
  suppress,
  type Suppressed,
} from '../../detection/index.js';
import { UserError } from '../../errors.js';
import { LEVELS, type Severity } from '../../finding/index.js';
import { countOf, yellow } from '../../report/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { GlobalOptions } from '../global-options.js';
import { openOptionalConfiguration } from '../open-configuration.js';
import { openLocalLake } from '../open-lake.js';
import { assertNotEmpty, openLocation } from '../open-location.js';
import type { Output } from '../output.js';
import { openEngine } from '../query/open-engine.js';
import { eventFieldColumns } from '../rules/event-field-columns.js';
import { scopeOf } from '../scope.js';
import { asSystemError } from '../system-error.js';
import { detectDocument } from './detect-document.js';
import { openRules, tellUndecided } from './open-rules.js';
import type { DetectedPlace } from './print-actors.js';
import { printDetections } from './print-detections.js';
import { readSuppressions } from './read-suppressions.js';
import type { RuleOptions } from './rule-options.js';

export interface DetectInvocation {
  readonly location: string | undefined;
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
  readonly place: DetectedPlace;
  /** Rules that read what the lake does not hold; none over log files. */
  readonly inexact: readonly InexactRule[];
  readonly location: string;
  readonly book: RuleBook;
  /** Whether somebody asked for these rules by their ids, and wants to see all that they say. */
  readonly isChosen: boolean;
  readonly suppressions: readonly Suppression[];
  /** Folders and files of rules beside those of the package. */
  readonly ownRules: readonly string[];
}

/** Reads rules and suppressions, matches, prints. Throws a UserError before anything is read. */
export async function runDetect(invocation: DetectInvocation): Promise<ExitCode> {
  const { location, options, globals, output, now } = invocation;
  const book = await openRules(options, globals.config, output);
  const configuration = await openOptionalConfiguration(globals.config);
  const suppressions = await readSuppressions(options.suppressions, configuration);
  const { place, outcome } =
    location === undefined
      ? await detectInLake(book, invocation)
      : await detectInLocation(location, book, invocation);
  const suppressed = suppress(outcome.detections, suppressions, new Date(now()));
  const detectedPlace: DetectedPlace =
    location === undefined ? { kind: 'lake', folder: globals.lake } : { kind: 'logs' };
  const report = {
    ...outcome,
    ...suppressed,
    location: place,
    place: detectedPlace,
    book,
    isChosen: options.rule.length > 0,
    suppressions,
    ownRules: options.rules,
  };
  const unkept = location === undefined ? await keepFindings(suppressed.kept, globals.lake, now) : undefined;
  tellUndecided(book, output);
  if (unkept !== undefined) {
    output.complain([
      yellow('not kept '),
      `the lake's table findings does not have these: ${unkept.message}`,
    ]);
  }
  if (globals.json) output.document(detectDocument(report));
  else printDetections(output, report);
  const code = exitCodeOf(report, options.failOn);
  return code === EXIT.clean && unkept !== undefined ? EXIT.unfinished : code;
}

interface Detected {
  readonly place: string;
  readonly outcome: LakeOutcome;
}

async function detectInLake(
  book: RuleBook,
  { globals, output, signal, now }: DetectInvocation,
): Promise<Detected> {
  const { engine, tampered } = await openEngine(globals, new Date(now()), false);
  try {
    const outcome = await detectLake({
      engine,
      book,
      columns: eventFieldColumns(),
      signal,
      onProgress: ({ statements, total }) =>
        output.progress.update({ label: 'detect', done: statements, total, unit: 'statements' }),
    });
    if (tampered > 0) {
      output.note([yellow('untrusted '), `${countOf(tampered, 'log file')} of the lake failed verification`]);
    }
    return { place: globals.lake, outcome };
  } finally {
    await engine.close();
  }
}

async function detectInLocation(
  location: string,
  book: RuleBook,
  { options, globals, output, signal }: DetectInvocation,
): Promise<Detected> {
  const source = await openLocation(location, globals);
  try {
    await assertNotEmpty(source.store);
    const outcome = await detectLocation({
      store: source.store,
      book,
      threads: options.threads,
      signal,
      scope: scopeOf(globals),
      onProgress: ({ objects }) =>
        output.progress.update({ label: 'detect', done: objects, unit: 'log files' }),
    });
    return { place: source.store.location, outcome: { ...outcome, inexact: [] } };
  } finally {
    source.close();
  }
}

/**
 * The lake's table `findings` has each of them once, whatever is suppressed or asked later. Returns why it
 * has not: who may only read a lake, or has a full disk, is told all the same what was found.
 */
async function keepFindings(
  kept: readonly Detection[],
  folder: string,
  now: () => number,
): Promise<UserError | undefined> {
  const { appendFindings } = await import('../../lake/index.js');
  const lake = await openLocalLake({ folder, create: false, now: new Date(now()) });
  try {
    await appendFindings(lake, kept.map(findingOfDetection), new Date(now()));
    return undefined;
  } catch (error) {
    const trouble = error instanceof UserError ? error : asSystemError(error);
    if (trouble === undefined) throw error;
    return trouble;
  } finally {
    lake.close();
  }
}

/** A detection wins over what could not be read. */
function exitCodeOf({ kept, failures }: DetectReport, failOn: Severity): ExitCode {
  if (kept.some(({ level }) => LEVELS.indexOf(level) >= LEVELS.indexOf(failOn))) return EXIT.findings;
  return failures.length > 0 ? EXIT.unfinished : EXIT.clean;
}
