import { auditSnapshot, DEFAULT_EXPECTATIONS } from '../../dist/audit/index.js';
import { describeAudit } from '../../dist/cli/audit/describe-audit.js';
import { readSnapshot } from '../../dist/cli/audit/read-snapshot.js';
import { renderJson } from '../../dist/report/index.js';

/** What `orgtrail audit --snapshot --json` does, without writing it out. */
export async function run({ snapshot: path }) {
  const snapshot = await readSnapshot(path);
  const report = auditSnapshot({ snapshot, expectations: DEFAULT_EXPECTATIONS, only: [], skip: {} });
  return {
    accounts: report.matrix.rows.length,
    checks: report.checks.length,
    results: report.outcomes.length,
    characters: renderJson(describeAudit(report)).length,
  };
}
