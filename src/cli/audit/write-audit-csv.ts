import type { AuditReport } from '../../audit/index.js';
import { renderCsvRow } from '../../report/index.js';
import type { Output } from '../output.js';

/** One row for each result. */
export function writeAuditCsv(output: Output, { outcomes }: AuditReport): void {
  output.write(
    renderCsvRow(['id', 'severity', 'status', 'account_id', 'region', 'resource', 'message', 'remediation']),
  );
  for (const each of outcomes) {
    const { id, severity, status, accountId, region, resource, message, remediation } = each;
    output.write(
      renderCsvRow([
        id,
        severity,
        status,
        accountId ?? '',
        region ?? '',
        resource ?? '',
        message,
        remediation ?? '',
      ]),
    );
  }
}
