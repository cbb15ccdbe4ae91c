import { describe, expect, it } from 'vitest';
import { EXAMPLE_EXPECTATIONS } from '../checks/check-case.contract.js';
import { changeSnapshot, denied, EXAMPLE_SNAPSHOT } from '../example/example-snapshot.contract.js';
import { type Answer, known, parseSnapshot, type Snapshot } from '../snapshot/index.js';
import { auditSnapshot } from './audit-report.js';

function audit(snapshot: Snapshot) {
  return auditSnapshot({ snapshot, expectations: EXAMPLE_EXPECTATIONS, only: [], skip: {} });
}

/** The same with every answer exchanged, at whatever depth it stands. */
function withEveryAnswer(value: unknown, exchange: (answer: Answer<unknown>) => Answer<unknown>): unknown {
  if (Array.isArray(value)) return value.map((each) => withEveryAnswer(each, exchange));
  if (typeof value !== 'object' || value === null) return value;
  if ('kind' in value && value.kind === 'known') return exchange(value as Answer<unknown>);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withEveryAnswer(member, exchange)]),
  );
}

describe('a snapshot in which little is known', () => {
  it('leaves every check unknown or without anything to judge when everything was denied', () => {
    const denials = withEveryAnswer(EXAMPLE_SNAPSHOT, () => denied('x:Everything')) as Snapshot;
    expect(parseSnapshot(JSON.parse(JSON.stringify(denials))).kind).toBe('ok');
    const { totals, score } = audit(denials);
    expect({ pass: totals.pass, fail: totals.fail, score }).toEqual({ pass: 0, fail: 0, score: 0 });
  });

  it('passes nothing of an account when no list that AWS gives holds anything', () => {
    const empty = withEveryAnswer(EXAMPLE_SNAPSHOT, (answer) =>
      answer.kind === 'known' && Array.isArray(answer.value) ? known([]) : answer,
    ) as Snapshot;
    expect(audit(empty).checks.find(({ check }) => check.id === 'ORG-03')?.status).toBe('fail');
  });

  it('is judged when nothing but the organization could be asked', () => {
    const bare = changeSnapshot((draft) => {
      draft.accounts = [];
      draft.logBuckets = [];
      draft.keys = [];
      draft.catalogs = [];
    });
    const { totals, matrix } = audit(bare);
    expect(totals.unknown).toBeGreaterThan(totals.pass);
    expect(totals.fail).toBe(0);
    expect(matrix.rows.flatMap(({ cells }) => cells)).toEqual([]);
  });
});
