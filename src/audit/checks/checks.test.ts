import { describe, expect, it } from 'vitest';
import type { Check } from '../check/index.js';
import { EXAMPLE_SNAPSHOT } from '../example/example-snapshot.contract.js';
import { openAudit } from '../view/index.js';
import {
  type CheckCase,
  EXAMPLE_EXPECTATIONS,
  placeOf,
  snapshotOf,
  worstStatus,
} from './check-case.contract.js';
import { checksWithCases, files } from './cases-of-checks.contract.js';
import { CHECKS } from './index.js';

const withCases = await checksWithCases();

describe('the checks', () => {
  it('have an id each, which is the name of their file', () => {
    const named = files
      .filter((file) => /\/[a-z]{3}-\d\d\.ts$/.test(file))
      .map((file) => file.split('/')[1]!);
    expect(CHECKS.map(({ id }) => `${id.toLowerCase()}.ts`).sort()).toEqual([...named].sort());
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  });

  it.each(withCases)(
    '$check.id has a case that passes, one that fails and one that is unknown',
    ({ cases }) => {
      const statuses = new Set(cases.map(({ status }) => status));
      expect([...statuses]).toEqual(expect.arrayContaining(['pass', 'fail', 'unknown']));
    },
  );
});

describe.each(withCases)('$check.id', ({ check, cases }) => {
  it('has nothing to say against the example', () => {
    const results = check.run(openAudit(EXAMPLE_SNAPSHOT, EXAMPLE_EXPECTATIONS));
    expect(results.filter(({ status }) => status === 'fail' || status === 'unknown')).toEqual([]);
    expect(results).not.toEqual([]);
  });

  it.each(cases)('when $name: $status', (each) => {
    const results = check.run(auditOf(each));
    expect(worstStatus(results), JSON.stringify(results, undefined, 1)).toBe(each.status);
    const decisive = results.filter(({ status }) => status === each.status);
    const messages = decisive.map(({ message }) => message);
    expect((each.says ?? []).filter((said) => !messages.some((message) => said.test(message)))).toEqual([]);
    const places = decisive.map(placeOf).sort();
    expect(places).toEqual([...(each.places ?? places)].sort());
    expect(decisive.filter((result) => !isComplete(result))).toEqual([]);
  });
});

function auditOf(each: CheckCase) {
  return openAudit(snapshotOf(each), { ...EXAMPLE_EXPECTATIONS, ...each.expectations });
}

/** A command to copy, which `#` may explain, or a sentence where there is none. */
const REMEDIATION = /^(?:(?:aws|orgtrail) [a-z0-9-]+(?: |$)|[A-Z][a-z])/;

/** A fail says what to do, an unknown which permission is missing, or what nobody can tell. */
function isComplete(result: ReturnType<Check['run']>[number]): boolean {
  const { status, message, remediation, missingPermission } = result;
  if (status === 'fail') return REMEDIATION.test(remediation ?? '');
  return status !== 'unknown' || missingPermission !== undefined || message.startsWith('it cannot be told: ');
}
