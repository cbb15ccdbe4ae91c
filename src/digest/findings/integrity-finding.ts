import type { Finding, Severity } from '../../finding/index.js';
import type { FindingVerdict } from '../codes/index.js';
import type { VerifyFinding } from './verify-finding.js';

const severities: Readonly<Record<FindingVerdict, Severity>> = {
  tamper: 'critical',
  incomplete: 'medium',
  note: 'informational',
};

/** The finding in the form that all parts share, for sinks and the lake. */
export function integrityFinding(finding: VerifyFinding): Finding {
  const { code, verdict, title, accountId, region, key, message } = finding;
  return {
    kind: 'integrity',
    id: code,
    title,
    severity: severities[verdict],
    ...(accountId !== undefined && { accountId }),
    ...(region !== undefined && { region }),
    ...(key !== undefined && { subject: key }),
    message,
    evidence: evidenceOf(finding),
  };
}

function evidenceOf({ from, to, recoverable, explainedBy }: VerifyFinding): Finding['evidence'] {
  const facts = {
    from,
    to,
    versionId: recoverable?.versionId,
    eventId: explainedBy?.eventId,
    actor: explainedBy?.actor,
  };
  return Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
