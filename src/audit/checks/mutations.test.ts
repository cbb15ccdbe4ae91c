import { describe, expect, it } from 'vitest';
import type { Check } from '../check/index.js';
import { changedPlaces } from '../example/answer-paths.contract.js';
import { changeSnapshot, EXAMPLE_SNAPSHOT } from '../example/example-snapshot.contract.js';
import type { Expectations } from '../expectations.js';
import type { Snapshot } from '../snapshot/index.js';
import { openAudit } from '../view/index.js';
import { checksWithCases } from './cases-of-checks.contract.js';
import { type CheckCase, EXAMPLE_EXPECTATIONS, snapshotOf, worstStatus } from './check-case.contract.js';
import { withLogGroup } from './cloud-watch/with-log-group.contract.js';
import { CHECKS } from './index.js';

const withCases = await checksWithCases();

/** Organizations in which nothing is wrong, with the hub and with a log group. */
const SOUND: readonly Snapshot[] = [EXAMPLE_SNAPSHOT, changeSnapshot(withLogGroup())];

/** What cannot fail alone, and why. */
const ENTAILED: Readonly<Record<string, readonly string[]>> = {
  // A folder of an account that nobody knows is one that no list of accounts in a table has.
  'COV-06': ['COV-06', 'ATH-02'],
  // The catalogue asks both for a key that is enabled: as the trail's, and as the key of all that is there.
  'KMS-02': ['TRL-09', 'KMS-02'],
  // What is attached binds nobody.
  'SCP-01': ['SCP-01', 'SCP-02', 'SCP-03', 'SCP-04'],
};

/** What one fact changes in several places, and why. */
const SEVERAL_PLACES: readonly string[] = [
  // The trail shows in every account and Region.
  'ORG-03',
  // A log or a digest is enough.
  'COV-02',
  // A Region that is opted in to, and what lies in its folder.
  'COV-05',
];

/**
 * A check that fails together with others whatever is changed says nothing of its own. Each has to have a case
 * that changes one place of a sound organization and that no other check fails for.
 */
describe('one place that is changed', () => {
  it.each(withCases)('makes $check.id fail, and no other check', ({ check, cases }) => {
    const failing = cases
      .filter(({ status }) => status === 'fail')
      .filter((each) => SEVERAL_PLACES.includes(check.id) || changesOnePlace(each));
    const told = failing.map((each) => ({ name: each.name, fails: failsOf(each) }));
    const alone = told.filter(({ fails }) => fails.join() === (ENTAILED[check.id] ?? [check.id]).join());
    expect(alone, JSON.stringify(told, undefined, 1)).not.toEqual([]);
  });
});

/** Of the snapshot, or of what it is measured against. */
function changesOnePlace(each: CheckCase): boolean {
  const changed = snapshotOf(each);
  return SOUND.some((sound) => changedPlaces(sound, changed).length <= 1);
}

function failsOf(each: CheckCase): readonly string[] {
  const expectations = { ...EXAMPLE_EXPECTATIONS, ...each.expectations };
  return failing(snapshotOf(each), expectations);
}

function failing(snapshot: Snapshot, expectations: Expectations): readonly string[] {
  const audit = openAudit(snapshot, expectations);
  const fails = ({ run }: Check) => worstStatus(run(audit)) === 'fail';
  return CHECKS.filter(fails).map(({ id }) => id);
}
