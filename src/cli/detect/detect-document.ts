import type { Detection } from '../../detection/index.js';
import type { DetectReport } from './run-detect.js';

/** The document of `--json`. */
export function detectDocument(report: DetectReport) {
  const { location, events, book, kept, suppressions, counts, failures, inexact } = report;
  return {
    schema: 'orgtrail.detect/1',
    location,
    events,
    rules: book.reporting.size,
    findings: kept.map(findingOf),
    suppressed: suppressions.map(({ rules, reason, until }, at) => ({
      rules,
      reason,
      until: until.toISOString(),
      findings: counts[at],
    })),
    unknownPlaceholders: book.unknown,
    inexactRules: inexact,
    failures,
  };
}

function findingOf({ kind: _kind, ...detection }: Detection) {
  return detection;
}
