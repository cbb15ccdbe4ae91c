import { describe, expect, it } from 'vitest';
import type { Check, CheckStatus } from '../check/index.js';
import {
  answerPaths,
  answersRead,
  changedPlaces,
  describePath,
  valueAt,
  whileDenied,
} from '../example/answer-paths.contract.js';
import { EXAMPLE_SNAPSHOT } from '../example/example-snapshot.contract.js';
import type { Expectations } from '../expectations.js';
import { auditSnapshot } from '../report/index.js';
import type { Snapshot } from '../snapshot/index.js';
import { openAudit } from '../view/index.js';
import { checksWithCases } from './cases-of-checks.contract.js';
import { type CheckCase, EXAMPLE_EXPECTATIONS, snapshotOf, worstStatus } from './check-case.contract.js';

const withCases = await checksWithCases();

/** What may become of a status when one answer more is missing: it stays, or nobody can tell any more. */
function isHonest(before: CheckStatus, after: CheckStatus): boolean {
  return after === before || after === 'unknown';
}

describe('an answer that is missing', () => {
  it.each(withCases)(
    'never makes $check.id say more than before, whatever is wrong',
    ({ check, cases }) => {
      expect(cases.flatMap((each) => dishonest(check, each))).toEqual([]);
    },
    60_000,
  );

  it('never raises the score', () => {
    const snapshot = structuredClone(EXAMPLE_SNAPSHOT);
    const before = scoreOf(snapshot);
    const raised = answerPaths(snapshot).filter(
      (path) => whileDenied(snapshot, path, () => scoreOf(snapshot)) > before,
    );
    expect(before).toBe(100);
    expect(raised.map(describePath)).toEqual([]);
  }, 60_000);

  it.each(withCases)(
    'is missed by $check.id, if something in it could make the check fail',
    ({ check, cases }) => {
      const blind = cases
        .filter(({ status }) => status === 'fail')
        .flatMap((each) => passesWithout(check, each).map((path) => `${each.name}: ${path}`));
      expect(blind).toEqual([]);
    },
  );
});

function dishonest(check: Check, each: CheckCase): readonly string[] {
  const snapshot = structuredClone(snapshotOf(each));
  const expectations = { ...EXAMPLE_EXPECTATIONS, ...each.expectations };
  const before = statusOf(check, snapshot, expectations);
  const read = answersRead(snapshot, () => statusOf(check, snapshot, expectations));
  return read.flatMap((path) => {
    const after = whileDenied(snapshot, path, () => statusOf(check, snapshot, expectations));
    return isHonest(before, after)
      ? []
      : [`${each.name}: ${before} is ${after} without ${describePath(path)}`];
  });
}

/** The one answer that a failing case changes, taken away from the example, where the check still passes. */
function passesWithout(check: Check, each: CheckCase): readonly string[] {
  const snapshot = structuredClone(EXAMPLE_SNAPSHOT);
  const [place, ...others] = changedPlaces(snapshot, snapshotOf(each));
  if (place === undefined || others.length > 0 || !isAnswer(valueAt(snapshot, place))) return [];
  const expectations = { ...EXAMPLE_EXPECTATIONS, ...each.expectations };
  const after = whileDenied(snapshot, place, () => statusOf(check, snapshot, expectations));
  return after === 'unknown' || after === 'fail' ? [] : [describePath(place)];
}

function isAnswer(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function statusOf(check: Check, snapshot: Snapshot, expectations: Expectations): CheckStatus {
  return worstStatus(check.run(openAudit(snapshot, expectations)))!;
}

function scoreOf(snapshot: Snapshot): number {
  const report = auditSnapshot({ snapshot, expectations: EXAMPLE_EXPECTATIONS, only: [], skip: {} });
  return report.score ?? 0;
}
