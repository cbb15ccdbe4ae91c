import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeSnapshot, denied, EXAMPLE_SNAPSHOT } from '../../example/example-snapshot.contract.js';
import { parseSnapshot } from './parse-snapshot.js';

const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** JSON with any change made to it. */
type Json = ReturnType<typeof JSON.parse>;

interface Wrong {
  readonly name: string;
  readonly change: (json: Json) => void;
  readonly problem: { readonly path: string; readonly message: RegExp };
}

const wrong: readonly Wrong[] = [
  {
    name: 'a newer schema',
    change: (json) => (json.schema = 'orgtrail.snapshot/2'),
    problem: { path: 'schema', message: /orgtrail\.snapshot\/1/ },
  },
  {
    name: 'an account id with a digit too few',
    change: (json) => (json.accounts[1].accountId = '12345678901'),
    problem: { path: 'accounts[1].accountId', message: /twelve digits/ },
  },
  {
    name: 'an answer that is neither known nor unknown',
    change: (json) => (json.organization.roots = []),
    problem: { path: 'organization.roots', message: /known or unknown/ },
  },
  {
    name: 'an unknown answer without its permission',
    change: (json) => delete json.organization.roots.value && (json.organization.roots.kind = 'unknown'),
    problem: { path: 'organization.roots.reason', message: /not-asked/ },
  },
  {
    name: 'a policy whose effect is neither Allow nor Deny',
    change: (json) => (json.logBuckets[0].policy.value.Statement[0].Effect = 'Permit'),
    problem: { path: 'logBuckets[0].policy.value.Statement[0].Effect', message: /Allow, Deny/ },
  },
  {
    name: 'a time without its zone',
    change: (json) => (json.takenAt = '2026-03-01T12:00:00'),
    problem: { path: 'takenAt', message: /UTC/ },
  },
];

describe('parseSnapshot', () => {
  it('gives back what was saved', () => {
    expect(parseSnapshot(written(EXAMPLE_SNAPSHOT))).toEqual({ kind: 'ok', snapshot: EXAMPLE_SNAPSHOT });
  });

  it('gives back what could not be asked', () => {
    const snapshot = changeSnapshot((draft) => {
      draft.stackSets = denied('cloudformation:ListStackSets');
    });
    expect(parseSnapshot(written(snapshot))).toEqual({ kind: 'ok', snapshot });
  });

  it.each(wrong)('names the place of $name', ({ change, problem }) => {
    const json = written(EXAMPLE_SNAPSHOT);
    change(json);
    const result = parseSnapshot(json);
    expect(result).toMatchObject({ kind: 'invalid' });
    expect(result.kind === 'invalid' && result.problems).toContainEqual({
      path: problem.path,
      message: expect.stringMatching(problem.message),
    });
  });

  it('answers any JSON and never throws', () => {
    const changed = fc
      .tuple(fc.constantFrom(...Object.keys(EXAMPLE_SNAPSHOT)), fc.jsonValue())
      .map(([name, value]) => ({ ...EXAMPLE_SNAPSHOT, [name]: value }));
    fc.assert(
      fc.property(fc.oneof(changed, fc.jsonValue()), (value) => {
        expect(['ok', 'invalid']).toContain(parseSnapshot(value).kind);
      }),
    );
  });
});
