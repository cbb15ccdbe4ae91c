import { type CheckResult, fail, judgeEach, notApplicable, type Place } from '../../check/index.js';
import type { StackSetFacts } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';

/** What `orgtrail deploy` names its stack sets, and the stacks of the management account with the same template. */
const OURS = /^orgtrail-/;

/**
 * Judges each stack set that brings detection into the accounts. Without one there is nothing to judge, unless
 * the configuration says that there should be.
 */
export function ofStackSets(
  { snapshot, expectations, managementAccountId }: Audit,
  decide: (stackSet: StackSetFacts, place: Place) => readonly CheckResult[],
): readonly CheckResult[] {
  return judgeEach(snapshot.stackSets, (all) => {
    const ours = all.filter(({ name, status }) => OURS.test(name) && status === 'ACTIVE');
    const kind = expectations.realTime?.kind;
    if (ours.length === 0)
      return kind === 'hub' || kind === 'per-account'
        ? [
            fail(
              `the configuration wants detection in every account (${kind}), and no stack set brings it`,
              'orgtrail deploy',
            ),
          ]
        : [notApplicable('no stack set of orgtrail is there')];
    const accountId = managementAccountId.kind === 'known' ? managementAccountId.value : undefined;
    return ours.flatMap((each) =>
      decide(each, { ...(accountId !== undefined && { accountId }), resource: each.name }),
    );
  });
}
