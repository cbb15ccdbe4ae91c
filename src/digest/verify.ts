import type { VerifyReport } from './report/index.js';
import { temporaryFolder } from './spool/index.js';
import {
  judgeGaps,
  judgeLocation,
  judgeLogs,
  openPool,
  openVerification,
  readHistory,
  recordHeads,
  type Verification,
  walkDigests,
  writeReport,
} from './steps/index.js';
import type { VerifyOptions } from './verify-options.js';

/**
 * Judges every digest chain and log file of a location: first the digests, which need nothing but
 * public keys; then the log files that proven digests list, and those that none lists; then the gaps,
 * which events of proven log files may explain; then what should be there and is not.
 */
export async function verify(options: VerifyOptions): Promise<VerifyReport> {
  const folder = temporaryFolder(options.temporaryFolder);
  const pool = openPool(options);
  try {
    const run = await openVerification(options, folder, pool);
    return await judge(run).finally(run.close);
  } finally {
    await pool.close();
    folder.remove();
  }
}

async function judge(run: Verification): Promise<VerifyReport> {
  const known = await readHistory(run);
  const walks = await walkDigests(run, known);
  const logs = await judgeLogs(run, walks);
  const gaps = await judgeGaps(run, walks, logs.events);
  await judgeLocation(run, walks, known);
  await recordHeads(run, walks);
  return writeReport(run, { walks, logs, gaps });
}
