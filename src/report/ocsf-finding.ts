import type {
  AuditReport,
  Check,
  CheckOutcome,
  CheckSeverity,
  CheckStatus,
  Mappings,
} from '../audit/index.js';
import { renderJsonLine } from './json.js';

export interface OcsfFinding {
  readonly report: AuditReport;
  readonly check: Check;
  readonly outcome: CheckOutcome;
  /** Of orgtrail. */
  readonly version: string;
}

/**
 * One line of NDJSON: a Compliance Finding of OCSF 1.3.0, class 2003, with the profile `cloud`.
 * https://schema.ocsf.io/1.3.0/classes/compliance_finding
 */
export function renderOcsfFinding(finding: OcsfFinding): string {
  return renderJsonLine(describeFinding(finding));
}

const CLASS = 2003;
const CREATE = 1;

const SEVERITIES: Readonly<Record<CheckSeverity, { readonly id: number; readonly name: string }>> = {
  critical: { id: 5, name: 'Critical' },
  high: { id: 4, name: 'High' },
  medium: { id: 3, name: 'Medium' },
  low: { id: 2, name: 'Low' },
};

/** Warning is OCSF's word for a check that "did not yield a result due to missing information". */
const STATUSES: Readonly<Record<CheckStatus, { readonly id: number; readonly name: string }>> = {
  pass: { id: 1, name: 'Pass' },
  unknown: { id: 2, name: 'Warning' },
  fail: { id: 3, name: 'Fail' },
  'not-applicable': { id: 99, name: 'Not applicable' },
};

function describeFinding({ report, check, outcome, version }: OcsfFinding) {
  const { accountId, region, resource, message, remediation } = outcome;
  const time = Date.parse(report.takenAt);
  const severity = SEVERITIES[check.severity];
  const status = STATUSES[outcome.status];
  return {
    class_uid: CLASS,
    class_name: 'Compliance Finding',
    category_uid: 2,
    category_name: 'Findings',
    activity_id: CREATE,
    activity_name: 'Create',
    type_uid: CLASS * 100 + CREATE,
    type_name: 'Compliance Finding: Create',
    severity_id: severity.id,
    severity: severity.name,
    time,
    message,
    metadata: {
      version: '1.3.0',
      profiles: ['cloud'],
      product: { name: 'orgtrail', vendor_name: 'orgtrail', version },
    },
    finding_info: {
      uid: [check.id, accountId ?? report.organizationId ?? '', region ?? '', resource ?? ''].join('/'),
      title: check.title,
      desc: message,
      created_time: time,
      types: ['Organization trail configuration'],
    },
    compliance: {
      control: check.id,
      standards: standardsOf(check.mappings).map(({ standard }) => standard),
      requirements: standardsOf(check.mappings).flatMap(({ standard, ids }) =>
        ids.map((id) => `${standard} ${id}`),
      ),
      status_id: status.id,
      status: status.name,
      status_detail: message,
    },
    cloud: {
      provider: 'AWS',
      ...(accountId !== undefined && {
        account: { uid: accountId, type: 'AWS Account', type_id: 10 },
      }),
      ...(report.organizationId !== undefined && { org: { uid: report.organizationId } }),
      ...(region !== undefined && { region }),
    },
    resources: [
      {
        uid: resource ?? accountId ?? report.organizationId ?? 'unknown',
        ...(region !== undefined && { region }),
      },
    ],
    ...(remediation !== undefined && { remediation: { desc: remediation } }),
  };
}

interface Standard {
  readonly standard: string;
  readonly ids: readonly string[];
}

/** A finding has to name a standard; where no other asks for it, the catalogue of orgtrail does. */
function standardsOf({ cis, securityHub, nist80053, pciDss, soc2 }: Mappings): readonly Standard[] {
  const named = [
    { standard: 'CIS AWS Foundations Benchmark 7.0', ids: cis ?? [] },
    { standard: 'AWS Security Hub', ids: securityHub ?? [] },
    { standard: 'NIST SP 800-53 Rev. 5', ids: nist80053 ?? [] },
    { standard: 'PCI DSS 4.0.1', ids: pciDss ?? [] },
    { standard: 'SOC 2', ids: soc2 ?? [] },
  ].filter(({ ids }) => ids.length > 0);
  return named.length > 0 ? named : [{ standard: 'orgtrail', ids: [] }];
}
