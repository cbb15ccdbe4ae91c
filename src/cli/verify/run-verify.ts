import { CODES, type VerifyReport } from '../../digest/index.js';
import { yellow } from '../../report/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import { assertNotEmpty, openLocation } from '../open-location.js';
import type { Output } from '../output.js';
import { readVersion } from '../read-version.js';
import { openHistory } from './open-history.js';
import { type OpenedKeys, openPublicKeys } from './open-public-keys.js';
import { printVerifyReport } from './print-verify-report.js';
import { type ReadExpectation, readExpectation } from './read-expectation.js';
import { type LiveFacts, readLiveFacts } from './read-live-facts.js';
import { type LocationVerification, verifyLocation } from './verify-location.js';
import type { VerifyInvocation } from './verify-options.js';
import { assertWritable, writeEvidencePage } from './write-evidence-page.js';

/** Reads what the options name, verifies, prints. Throws a UserError before anything is read from the location. */
export async function runVerify(invocation: VerifyInvocation): Promise<ExitCode> {
  const { location, options, globals, signal } = invocation;
  const { profile } = globals;
  if (options.html !== undefined) await assertWritable(options.html);
  const expectation = await readExpectation({ expect: options.expect, profile, signal });
  const source = await openLocation(location, globals);
  try {
    await assertNotEmpty(source.store);
    const { store } = source;
    const keys = await openPublicKeys({ file: options.publicKeys, store, profile });
    try {
      const facts = await readLiveFacts({ source, keys, profile, signal });
      const report = await verifyWithHistory(invocation, { store, keys, expectation, facts });
      await present(report, invocation, { keys, expectation, facts });
      return EXIT_CODES[report.verdict];
    } finally {
      keys.close();
    }
  } finally {
    source.close();
  }
}

async function verifyWithHistory(
  { options, globals, output, signal, now }: VerifyInvocation,
  subject: Pick<LocationVerification, 'store' | 'keys' | 'expectation' | 'facts'>,
): Promise<VerifyReport> {
  const { location } = subject.store;
  const history = await openHistory({ ...options, globals, location, now });
  try {
    const { progress } = output;
    return await verifyLocation({
      ...subject,
      ...options,
      ...history,
      scope: globals,
      progress,
      signal,
      now,
    });
  } finally {
    history.close();
  }
}

/** Tampering wins over incomplete already in the verdict. */
export const EXIT_CODES: Readonly<Record<VerifyReport['verdict'], ExitCode>> = {
  ok: EXIT.clean,
  tampered: EXIT.findings,
  incomplete: EXIT.unfinished,
};

async function present(
  report: VerifyReport,
  { options, globals, output }: VerifyInvocation,
  doubts: Doubts,
): Promise<void> {
  const { expectation } = doubts;
  if (globals.json) output.document({ schema: 'orgtrail.verify/1', ...report });
  else printVerifyReport(output, { report, codes: CODES, expectation: expectation.origin });
  printDoubts(output, doubts);
  if (options.html === undefined) return;
  await writeEvidencePage(options.html, {
    report,
    version: readVersion(),
    codes: CODES,
    expectation: expectation.origin,
  });
  output.note(`evidence page: ${options.html}`);
}

export interface Doubts {
  readonly keys: OpenedKeys;
  readonly expectation: ReadExpectation;
  readonly facts: LiveFacts;
}

/** What makes the verdict worth less. */
export function printDoubts(output: Output, { keys, expectation, facts }: Doubts): void {
  for (const sentence of facts.lowered) output.complain([yellow('explains less '), sentence]);
  for (const sentence of expectation.lowered) output.complain([yellow('expects less '), sentence]);
  if (keys.isDoubtful) {
    output.note([
      yellow('keys '),
      `The public keys come ${keys.trust}. Pass --public-keys with keys that you asked CloudTrail for.`,
    ]);
  }
}
