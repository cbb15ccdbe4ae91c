import type { AuditReport, CheckOutcome } from '../../audit/index.js';

/** The document of `--json`. */
export function describeAudit(report: AuditReport) {
  const { comparison, matrix } = report;
  return {
    schema: 'orgtrail.audit/1',
    takenAt: report.takenAt,
    organizationId: report.organizationId ?? null,
    trail: report.trailArn ?? null,
    bucket: report.bucket ?? null,
    score: report.score ?? null,
    totals: report.totals,
    checks: report.outcomes.map(describeOutcome),
    doFirst: report.doFirst.map(({ outcomes, ...step }) => ({ ...step, places: outcomes.length })),
    coverage: matrix.rows.flatMap(({ accountId, cells }) =>
      cells.flatMap((cell, index) =>
        cell === null ? [] : [{ accountId, region: matrix.regions[index], ...cell }],
      ),
    ),
    skipped: report.skipped,
    missingPermissions: report.missingPermissions,
    ...(comparison !== undefined && {
      since: {
        takenAt: comparison.since,
        worse: comparison.worse.map(describeOutcome),
        better: comparison.better.map(describeOutcome),
      },
    }),
  };
}

function describeOutcome(outcome: CheckOutcome) {
  const { id, severity, status, accountId, region, resource, message, remediation } = outcome;
  return {
    id,
    severity,
    status,
    accountId: accountId ?? null,
    region: region ?? null,
    resource: resource ?? null,
    message,
    remediation: remediation ?? null,
  };
}
