import type { Check, CheckSeverity, CheckStatus } from '../check/index.js';
import { CHECKS } from '../checks/index.js';
import type { Expectations } from '../expectations.js';
import { type AuditMatrix, auditMatrix, type GroupedMatrix, groupMatrix } from '../matrix/index.js';
import type { Snapshot } from '../snapshot/index.js';
import { openAudit } from '../view/index.js';
import { type CheckOutcome, runChecks } from './check-outcome.js';
import { type AuditComparison, compareAudits } from './compare-audits.js';
import { groupBy } from '../../group-by.js';
import { type NextStep, stepsToDoFirst } from './do-first.js';
import { type JudgedCheck, judgeChecks } from './judge-checks.js';
import { scoreOf } from './score.js';

export interface AuditRequest {
  readonly snapshot: Snapshot;
  readonly expectations: Expectations;
  /** Ids; none means every check. */
  readonly only: readonly string[];
  /** Reasons by the id of the check that is left out. */
  readonly skip: Readonly<Record<string, string>>;
  /** An earlier snapshot to compare with. */
  readonly earlier?: Snapshot;
}

export interface AuditReport {
  /** Of the snapshot: ISO 8601, UTC. */
  readonly takenAt: string;
  /** Undefined while Organizations does not say. */
  readonly organizationId: string | undefined;
  readonly trailArn: string | undefined;
  readonly bucket: string | undefined;
  /** Whole percent, or undefined when nothing was judged. */
  readonly score: number | undefined;
  /** Only some checks were asked for. */
  readonly isPartial: boolean;
  readonly totals: Readonly<Record<CheckStatus, number>>;
  /** In the order of the catalogue. */
  readonly checks: readonly JudgedCheck[];
  readonly outcomes: readonly CheckOutcome[];
  readonly doFirst: readonly NextStep[];
  readonly matrix: AuditMatrix;
  /** The same for reading: equal rows and equal columns are one. */
  readonly groupedMatrix: GroupedMatrix;
  readonly skipped: readonly SkippedCheck[];
  readonly missingPermissions: readonly MissingPermission[];
  readonly comparison?: AuditComparison;
}

export interface SkippedCheck {
  readonly id: string;
  readonly severity: CheckSeverity;
  readonly reason: string;
}

/** Why something is unknown. */
export interface MissingPermission {
  readonly permission: string;
  readonly accounts: readonly string[];
  /** Ids of the checks that have no answer for want of it. */
  readonly checks: readonly string[];
}

/** Judges a snapshot: every check, what comes first, and where the trail covers what. */
export function auditSnapshot(request: AuditRequest): AuditReport {
  const { snapshot, expectations, earlier } = request;
  const audit = openAudit(snapshot, expectations);
  const checks = chosenChecks(request);
  const outcomes = runChecks(audit, checks);
  const judged = judgeChecks(checks, outcomes);
  const matrix = auditMatrix(audit);
  const { description } = snapshot.organization;
  return {
    takenAt: snapshot.takenAt,
    organizationId: description.kind === 'known' ? description.value.id : undefined,
    trailArn: audit.trail.kind === 'known' ? audit.trail.value?.arn : undefined,
    bucket: audit.logBucket.kind === 'known' ? audit.logBucket.value?.name : undefined,
    score: scoreOf(judged),
    isPartial: request.only.length > 0,
    totals: totalsOf(judged),
    checks: judged,
    outcomes,
    doFirst: stepsToDoFirst(judged),
    matrix,
    groupedMatrix: groupMatrix(matrix),
    skipped: CHECKS.flatMap(({ id, severity }) =>
      request.skip[id] === undefined ? [] : [{ id, severity, reason: request.skip[id] }],
    ),
    missingPermissions: missingPermissionsOf(outcomes),
    ...(earlier !== undefined && {
      comparison: compareAudits(
        earlier.takenAt,
        runChecks(openAudit(earlier, expectations), checks),
        outcomes,
      ),
    }),
  };
}

function chosenChecks({ only, skip }: AuditRequest): readonly Check[] {
  return CHECKS.filter(({ id }) => (only.length === 0 || only.includes(id)) && skip[id] === undefined);
}

function totalsOf(judged: readonly JudgedCheck[]): Readonly<Record<CheckStatus, number>> {
  const totals = { pass: 0, fail: 0, unknown: 0, 'not-applicable': 0 };
  for (const { status } of judged) totals[status] += 1;
  return totals;
}

function missingPermissionsOf(outcomes: readonly CheckOutcome[]): readonly MissingPermission[] {
  const byPermission = groupBy(
    outcomes.filter(({ missingPermission }) => missingPermission !== undefined),
    ({ missingPermission }) => missingPermission!,
  );
  return [...byPermission].map(([permission, own]) => ({
    permission,
    accounts: [...new Set(own.map(({ accountId }) => accountId ?? ''))],
    checks: [...new Set(own.map(({ id }) => id))],
  }));
}
