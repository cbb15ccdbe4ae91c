import type { FindingCode, FindingVerdict, VerifyFinding, VerifyReport } from '../digest/index.js';

/** All findings of one code and verdict. */
export interface FindingGroup {
  readonly verdict: FindingVerdict;
  readonly code: FindingCode;
  readonly title: string;
  readonly next: string;
  readonly findings: readonly VerifyFinding[];
  /** Beyond those that the report keeps. */
  readonly omitted: number;
}

const order: readonly FindingVerdict[] = ['tamper', 'incomplete', 'note'];

/** Tampering first, then what is incomplete, then notes; inside by code. */
export function groupFindings({ findings, findingsOmitted }: VerifyReport): readonly FindingGroup[] {
  return order.flatMap((verdict) => {
    const some = findings.filter((finding) => finding.verdict === verdict);
    const codes = [...new Set(some.map(({ code }) => code))].sort();
    return codes.map((code) => groupOf(verdict, code, some, findingsOmitted[code] ?? 0));
  });
}

function groupOf(
  verdict: FindingVerdict,
  code: FindingCode,
  some: readonly VerifyFinding[],
  omitted: number,
): FindingGroup {
  const findings = some.filter((finding) => finding.code === code);
  const { title, next } = findings[0]!;
  return { verdict, code, title, next, findings, omitted };
}
