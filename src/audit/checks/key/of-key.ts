import { type CheckResult, judgeEach, notApplicable, type Place } from '../../check/index.js';
import type { KeyFacts } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';

/** Judges the key of the organization trail: that it has none is what TRL-09 fails for. */
export function ofKey(
  { key }: Audit,
  decide: (key: KeyFacts, place: Place) => readonly CheckResult[],
): readonly CheckResult[] {
  return judgeEach(key, (facts) =>
    facts === null
      ? [notApplicable('no organization trail encrypts with a key')]
      : decide(facts, placeOf(facts)),
  );
}

function placeOf({ name }: KeyFacts): Place {
  const [, , , region = '', accountId = ''] = name.split(':');
  return { accountId, region, resource: name };
}
