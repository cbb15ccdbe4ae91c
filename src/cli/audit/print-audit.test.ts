import { describe, expect, it } from 'vitest';
import {
  auditSnapshot,
  type CheckOutcome,
  DEFAULT_EXPECTATIONS,
  known,
  type Snapshot,
} from '../../audit/index.js';
import {
  accountId,
  changeSnapshot,
  denied,
  exampleSnapshot,
  MEMBER,
  valueOf,
} from '../../audit/example/example-snapshot.contract.js';
import { faultySnapshot } from '../../audit/example/faulty-snapshot.contract.js';
import { defaultRegions } from '../../organization/index.js';
import { createOutput } from '../output.js';
import { describePlaces } from './describe-places.js';
import { printAudit } from './print-audit.js';

const MEMBERS = Array.from({ length: 97 }, (_, index) => accountId(String(444_444_444_444 + index)));
const large = exampleSnapshot({ members: MEMBERS, regions: defaultRegions });

function print(snapshot: Snapshot): readonly string[] {
  const stdout: string[] = [];
  const output = createOutput({
    stdout: { write: (text) => stdout.push(text) },
    stderr: { write: () => true },
    color: false,
    quiet: false,
    now: () => 0,
  });
  printAudit(output, auditSnapshot({ snapshot, expectations: DEFAULT_EXPECTATIONS, only: [], skip: {} }));
  return stdout.join('').split('\n');
}

describe('printAudit', () => {
  it('says in a page what is so in a hundred accounts and seventeen Regions that are in order', () => {
    const lines = print(large);
    expect(lines[0]).toMatch(/^IN ORDER/);
    expect(lines).toContain('100 accounts  rdvk');
    expect(lines.length).toBeLessThan(40);
  });

  it('says once what is so in fifty accounts, and names the first three', () => {
    const snapshot = changeSnapshot((draft) => {
      for (const account of draft.accounts.slice(10, 60)) account.trailServiceRole = known(null);
    }, large);
    const lines = print(snapshot).filter((line) => line.includes('AWSServiceRoleForCloudTrail'));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\d\. COV-04 high: .*  50 accounts \(\d+, \d+, \d+, …\)$/);
  });

  it('counts what says something of its own in every account', () => {
    const snapshot = changeSnapshot((draft) => {
      for (const [index, each] of MEMBERS.entries())
        valueOf(draft.usage).push({
          month: '2026-02',
          accountId: each,
          usageType: 'USE1-PaidEventsRecorded',
          quantity: 1000 + index,
          usd: 0,
        });
    }, large);
    const lines = print(snapshot);
    expect(lines.filter((line) => line.includes('were paid for')).length).toBeLessThan(8);
    expect(lines).toContain('        and 93 other results; --json has each of them');
  });

  it('says which permission is missing, and in how many accounts', () => {
    const snapshot = changeSnapshot((draft) => {
      for (const account of draft.accounts.slice(10, 60))
        account.trailServiceRole = denied('iam:GetRole', account.accountId);
    }, large);
    expect(print(snapshot).slice(-3)).toEqual([
      'permission   accounts  checks',
      'iam:GetRole        50  COV-04',
      '',
    ]);
  });

  it('gives every failed check a command or a step', () => {
    const lines = print(faultySnapshot());
    const fails = lines.flatMap((line, index) => (line.startsWith('FAIL ') ? [index] : []));
    expect(fails.length).toBeGreaterThan(5);
    for (const index of fails) expect(lines[index + 2]).toMatch(/^ {8}\S/);
  });
});

describe('describePlaces', () => {
  const at = (accountId_: string | undefined, region?: string, resource?: string): CheckOutcome => ({
    id: 'COV-02',
    severity: 'high',
    status: 'fail',
    message: '',
    ...(accountId_ !== undefined && { accountId: accountId_ }),
    ...(region !== undefined && { region }),
    ...(resource !== undefined && { resource }),
  });

  it.each<readonly [string, readonly CheckOutcome[]]>([
    ['', [at(undefined)]],
    [MEMBER, [at(MEMBER)]],
    [`${MEMBER}, eu-west-1, a-bucket`, [at(MEMBER, 'eu-west-1', 'a-bucket')]],
    [
      `${MEMBER}, 2 Regions (eu-west-1, us-east-1)`,
      [at(MEMBER, 'us-east-1', 'x'), at(MEMBER, 'eu-west-1', 'x')],
    ],
    [
      '2 accounts (111111111111, 444444444444), eu-west-1',
      [at(MEMBER, 'eu-west-1'), at('111111111111', 'eu-west-1')],
    ],
  ])('says "%s"', (expected, outcomes) => {
    expect(describePlaces(outcomes)).toBe(expected);
  });
});
