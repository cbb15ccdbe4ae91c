import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check, CheckResult, CheckStatus } from '../check/index.js';
import { CHECKS } from '../checks/index.js';
import { EXAMPLE_EXPECTATIONS } from '../checks/check-case.contract.js';
import {
  changeSnapshot,
  denied,
  EXAMPLE_SNAPSHOT,
  MEMBER,
  valueOf,
} from '../example/example-snapshot.contract.js';
import { faultySnapshot } from '../example/faulty-snapshot.contract.js';
import { known, type Snapshot } from '../snapshot/index.js';
import { type AuditRequest, auditSnapshot } from './audit-report.js';
import type { CheckOutcome } from './check-outcome.js';
import { compareAudits } from './compare-audits.js';
import { groupOutcomes } from './group-outcomes.js';
import { judgeChecks } from './judge-checks.js';
import { scoreOf } from './score.js';

function audit(snapshot: Snapshot, request: Partial<AuditRequest> = {}) {
  return auditSnapshot({ snapshot, expectations: EXAMPLE_EXPECTATIONS, only: [], skip: {}, ...request });
}

describe('auditSnapshot', () => {
  it('finds nothing in the example, whose score is full', () => {
    const { totals, score, doFirst, missingPermissions } = audit(EXAMPLE_SNAPSHOT);
    expect({ fail: totals.fail, unknown: totals.unknown, score }).toEqual({
      fail: 0,
      unknown: 0,
      score: 100,
    });
    expect([...doFirst, ...missingPermissions]).toEqual([]);
  });

  it('names the organization, its trail and its bucket', () => {
    expect(audit(EXAMPLE_SNAPSHOT)).toMatchObject({
      organizationId: 'o-exampleorgid',
      trailArn: expect.stringContaining(':trail/organization-trail'),
      bucket: 'organization-trail-222222222222',
    });
  });

  it('puts the most severe first, five at most, each with what repairs it', () => {
    const { doFirst } = audit(faultySnapshot());
    const ranks = doFirst.map(({ severity }) => ['critical', 'high', 'medium', 'low'].indexOf(severity));
    expect(doFirst.length).toBeLessThanOrEqual(5);
    expect(ranks).toEqual([...ranks].sort());
    expect(doFirst.filter(({ remediation }) => remediation === '')).toEqual([]);
  });

  it('runs only what it was asked for', () => {
    const { checks } = audit(EXAMPLE_SNAPSHOT, { only: ['TRL-01', 'COV-01'] });
    expect(checks.map(({ check }) => check.id)).toEqual(['TRL-01', 'COV-01']);
  });

  it('leaves out what there is a reason to leave out, and repeats the reason', () => {
    const { checks, skipped } = audit(EXAMPLE_SNAPSHOT, { skip: { 'TRL-12': 'we never make another' } });
    expect(checks.map(({ check }) => check.id)).not.toContain('TRL-12');
    expect(skipped).toEqual([{ id: 'TRL-12', severity: 'medium', reason: 'we never make another' }]);
  });

  it('names the permission that is missing, where, and for which checks', () => {
    const snapshot = changeSnapshot((draft) => {
      draft.accounts.find(({ accountId }) => accountId === MEMBER)!.trailServiceRole = denied(
        'iam:GetRole',
        MEMBER,
      );
    });
    expect(audit(snapshot).missingPermissions).toEqual([
      { permission: 'iam:GetRole', accounts: [MEMBER], checks: ['COV-04'] },
    ]);
  });

  it('makes only the checks of one account unknown when that account cannot be entered', () => {
    const snapshot = changeSnapshot((draft) => {
      const member = draft.accounts.find(({ accountId }) => accountId === MEMBER)!;
      const refused = denied('sts:AssumeRole', MEMBER);
      member.regions = refused;
      member.trailServiceRole = refused;
      for (const facts of member.inRegions) {
        facts.trails = refused;
        if (facts.eventRules !== undefined) facts.eventRules = refused;
      }
    });
    const { outcomes } = audit(snapshot);
    const troubled = outcomes.filter(({ status }) => status === 'fail' || status === 'unknown');
    expect([...new Set(troubled.map(({ accountId, status }) => `${accountId} ${status}`))]).toEqual([
      `${MEMBER} unknown`,
    ]);
  });

  it('says what got worse since an earlier snapshot, and what better', () => {
    const then = changeSnapshot((draft) => {
      draft.organization.trustedServices = known([]);
    });
    const now = changeSnapshot((draft) => {
      draft.organization.stackSetsAccess = known('DISABLED');
      draft.keys[0]!.rotates = denied('kms:GetKeyRotationStatus');
      draft.usage = denied('ce:GetCostAndUsage');
    });
    const { comparison } = audit(now, { earlier: then, only: ['ORG-02', 'ORG-05', 'CST-01'] });
    expect(comparison?.since).toBe(then.takenAt);
    expect(comparison?.worse.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'ORG-05 fail',
      'CST-01 unknown',
    ]);
    expect(comparison?.better.map(({ id }) => id)).toEqual(['ORG-02']);
  });
});

describe('the coverage matrix', () => {
  it('says of each account and Region what is so there', () => {
    const { matrix } = audit(faultySnapshot());
    const row = matrix.rows.find(({ accountId }) => accountId === MEMBER)!;
    expect(Object.fromEntries(matrix.regions.map((region, index) => [region, row.cells[index]]))).toEqual({
      'eu-west-1': { recording: 'yes', delivered: 'no', validated: 'no', retained: 'no' },
      'us-east-1': { recording: 'yes', delivered: 'yes', validated: 'yes', retained: 'yes' },
    });
  });

  it('takes what was not seen for unknown and never for covered', () => {
    const snapshot = changeSnapshot((draft) => {
      draft.accounts = draft.accounts.map((account) =>
        account.accountId === MEMBER
          ? { ...account, inRegions: account.inRegions.map((facts) => ({ ...facts, trails: denied('x:Y') })) }
          : account,
      );
      for (const delivery of draft.logBuckets[0]!.deliveries) {
        if (delivery.accountId !== MEMBER) continue;
        delivery.newestDigestAt = denied('s3:ListBucket');
        delivery.newestLogAt = known(null);
        delete delivery.sample;
      }
      draft.logBuckets[0]!.objectLock = denied('s3:GetBucketObjectLockConfiguration');
    });
    const row = audit(snapshot).matrix.rows.find(({ accountId }) => accountId === MEMBER)!;
    expect(row.cells[0]).toEqual({
      recording: 'unknown',
      delivered: 'unknown',
      validated: 'unknown',
      retained: 'unknown',
    });
  });

  it('shows nothing as covered when there is no trail', () => {
    const snapshot = changeSnapshot((draft) => {
      for (const account of draft.accounts) for (const facts of account.inRegions) facts.trails = known([]);
    });
    const cells = audit(snapshot).matrix.rows.flatMap(({ cells: own }) => own);
    expect(new Set(cells.flatMap((cell) => Object.values(cell!)))).toEqual(new Set(['no']));
  });

  it('puts accounts and Regions that are alike together, the rare ones first', () => {
    const { groupedMatrix } = audit(faultySnapshot());
    expect(groupedMatrix.rows.map(({ accounts }) => accounts.length)).toEqual([1, 3]);
    expect(groupedMatrix.columns).toEqual([['eu-west-1'], ['us-east-1']]);
  });
});

describe('the score', () => {
  const statuses = fc.array(fc.constantFrom<CheckStatus>('pass', 'fail', 'unknown', 'not-applicable'), {
    minLength: CHECKS.length,
    maxLength: CHECKS.length,
  });

  it('never rises when something that was known becomes unknown', () => {
    fc.assert(
      fc.property(statuses, fc.nat(CHECKS.length - 1), (given, index) => {
        const less = given.map((status, at) => (at === index ? 'unknown' : status));
        // What had nothing to judge now counts as missed, so that this can only lower it too.
        expect(scoreWith(less) ?? 0).toBeLessThanOrEqual(scoreWith(given) ?? 100);
      }),
    );
  });

  it('is not raised by deleting the trail, without which most checks have nothing to judge', () => {
    const without = changeSnapshot((draft) => {
      for (const account of draft.accounts) for (const facts of account.inRegions) facts.trails = known([]);
    });
    expect(audit(without).score).toBeLessThan(audit(faultySnapshot()).score!);
  });

  it('is never rounded up to a hundred', () => {
    const low = CHECKS.findIndex(({ severity }) => severity === 'low');
    expect(scoreWith(CHECKS.map((_check, index) => (index === low ? 'fail' : 'pass')))).toBeLessThan(100);
  });

  function scoreWith(given: readonly CheckStatus[]): number | undefined {
    return scoreOf(
      CHECKS.map((check, index) => ({ check, status: given[index]!, outcomes: [], groups: [] })),
    );
  }
});

describe('judgeChecks', () => {
  const [check] = CHECKS as readonly [Check];
  const outcome = (status: CheckStatus): CheckOutcome => ({
    id: check.id,
    severity: check.severity,
    status,
    message: 'x',
  });

  it.each<readonly [CheckStatus, readonly CheckStatus[]]>([
    ['fail', ['pass', 'unknown', 'fail']],
    ['unknown', ['pass', 'unknown', 'not-applicable']],
    ['pass', ['not-applicable', 'pass']],
    ['not-applicable', ['not-applicable']],
    ['not-applicable', []],
  ])('says %s of %j', (expected, given) => {
    expect(judgeChecks([check], given.map(outcome))[0]!.status).toBe(expected);
  });
});

describe('groupOutcomes', () => {
  const at = (accountId: string, message: string): CheckOutcome => ({
    id: 'COV-02',
    severity: 'high',
    status: 'fail',
    accountId,
    message,
  });

  it('puts together what says the same of different accounts, the largest group first', () => {
    const groups = groupOutcomes([
      at('111111111111', 'other'),
      at('222222222222', 'role of 222222222222 is missing'),
      at('333333333333', 'role of 333333333333 is missing'),
    ]);
    expect(groups.map(({ outcomes }) => outcomes.length)).toEqual([2, 1]);
  });

  it('keeps apart what is said of another account', () => {
    const groups = groupOutcomes([
      at('111111111111', 'copies to 999999999999'),
      at('222222222222', 'copies to 888888888888'),
    ]);
    expect(groups).toHaveLength(2);
  });
});

describe('compareAudits', () => {
  const result = (status: CheckResult['status'], accountId = MEMBER): CheckOutcome => ({
    id: 'COV-02',
    severity: 'high',
    status,
    accountId,
    message: status,
  });

  it.each<readonly [string, readonly CheckOutcome[], readonly CheckOutcome[], number, number]>([
    ['a place that passes by not being named fails now', [], [result('fail')], 1, 0],
    ['what was unknown fails now', [result('unknown')], [result('fail')], 1, 0],
    ['what passed is unknown now', [], [result('unknown')], 1, 0],
    ['what failed is unknown now, which is not better', [result('fail')], [result('unknown')], 0, 0],
    ['what failed passes now', [result('fail')], [], 0, 1],
    ['what was unknown passes now, which nobody had to repair', [result('unknown')], [], 0, 0],
    ['nothing changed', [result('fail')], [result('fail')], 0, 0],
  ])('%s', (_name, then, now, worse, better) => {
    const comparison = compareAudits('2026-01-01T00:00:00Z', then, now);
    expect([comparison.worse.length, comparison.better.length]).toEqual([worse, better]);
  });
});

it('the faulty example has the faults that it is made of', () => {
  const failed = audit(faultySnapshot()).checks.filter(({ status }) => status === 'fail');
  expect(failed.map(({ check }) => check.id)).toEqual(expect.arrayContaining(['COV-02', 'CST-01', 'CST-02']));
  expect(valueOf(faultySnapshot().usage)).toContainEqual(expect.objectContaining({ quantity: 2_500_000 }));
});
