import type { Finding } from '../finding/index.js';

/** A finding as a row of the table `findings`. */
export const findingRow = (finding: Finding, now: Date) => ({
  kind: finding.kind,
  id: finding.id,
  title: finding.title,
  severity: finding.severity,
  account_id: finding.accountId ?? null,
  region: finding.region ?? null,
  subject: finding.subject ?? null,
  message: finding.message,
  evidence: JSON.stringify(finding.evidence),
  found_at: now.toISOString(),
  dt: now.toISOString().slice(0, 10),
});
