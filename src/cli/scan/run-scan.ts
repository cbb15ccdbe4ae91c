import { CODES } from '../../digest/index.js';
import type { Lake } from '../../lake/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import { openLocalLake } from '../open-lake.js';
import { assertNotEmpty, type OpenedLocation, openLocation } from '../open-location.js';
import { printNext } from '../print-next.js';
import { readVersion } from '../read-version.js';
import { openHeadLedger } from '../verify/open-head-ledger.js';
import { openPublicKeys } from '../verify/open-public-keys.js';
import { type ReadExpectation, readExpectation } from '../verify/read-expectation.js';
import { readLiveFacts } from '../verify/read-live-facts.js';
import { EXIT_CODES, printDoubts } from '../verify/run-verify.js';
import type { VerifyInvocation } from '../verify/verify-options.js';
import { assertWritable, writeEvidencePage } from '../verify/write-evidence-page.js';
import { printScanReport, scanDocument } from './print-scan-report.js';
import { scanLocation, type ScanResult } from './scan-location.js';

/** Opens what the options name, scans, prints. Throws a UserError before anything is read from the location. */
export async function runScan(invocation: VerifyInvocation): Promise<ExitCode> {
  const { location, options, globals, signal } = invocation;
  if (options.html !== undefined) await assertWritable(options.html);
  const expectation = await readExpectation({ ...options, profile: globals.profile, signal });
  const source = await openLocation(location, globals);
  const ledger = options.ledger === undefined ? undefined : await openHeadLedger(options.ledger, globals);
  try {
    await assertNotEmpty(source.store);
    return await scanInto(invocation, { source, expectation, headLedger: ledger?.ledger });
  } finally {
    ledger?.close();
    source.close();
  }
}

interface OpenedScan {
  readonly source: OpenedLocation;
  readonly expectation: ReadExpectation;
  readonly headLedger: Parameters<typeof scanLocation>[0]['headLedger'];
}

async function scanInto(invocation: VerifyInvocation, opened: OpenedScan): Promise<ExitCode> {
  const { options, globals, output, signal, now } = invocation;
  const { store } = opened.source;
  const keys = await openPublicKeys({
    file: options.publicKeys,
    store,
    profile: globals.profile,
    goOnWithout: true,
  });
  let lake: Lake | undefined;
  try {
    const { threads } = options;
    lake = await openLocalLake({ folder: globals.lake, create: true, now: new Date(now()), threads });
    const facts = await readLiveFacts({ source: opened.source, keys, profile: globals.profile, signal });
    const parts = { ...options, ...opened, store, keys, facts, lake, signal, now };
    const result = await scanLocation({ ...parts, scope: globals, progress: output.progress });
    await present(result, invocation, opened.expectation);
    printDoubts(output, { keys, expectation: opened.expectation, facts });
    if (!globals.json) printNext(output, globals.lake);
    return exitCodeOf(result);
  } finally {
    lake?.close();
    keys.close();
  }
}

async function present(
  result: ScanResult,
  { options, globals, output }: VerifyInvocation,
  { origin }: ReadExpectation,
): Promise<void> {
  if (globals.json) output.document(scanDocument(result, globals.lake));
  else printScanReport(output, { ...result, codes: CODES, expectation: origin, lake: globals.lake });
  if (options.html === undefined) return;
  const page = { report: result.report, version: readVersion(), codes: CODES, expectation: origin };
  await writeEvidencePage(options.html, page);
  output.note(`evidence page: ${options.html}`);
}

/** Tampering, or two records with one id, wins over what could not be read or proven. */
export function exitCodeOf({ report, ingested }: Pick<ScanResult, 'report' | 'ingested'>): ExitCode {
  if (ingested.findings.length > 0) return EXIT.findings;
  const ofVerify = EXIT_CODES[report.verdict];
  return ofVerify === EXIT.clean && ingested.failures.length > 0 ? EXIT.unfinished : ofVerify;
}
