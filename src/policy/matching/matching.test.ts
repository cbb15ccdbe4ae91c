import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../document/policy-document.js';
import type { RequestPrincipal } from '../evaluation/access-request.js';
import { matchesArnPattern } from './arn-pattern.js';
import { matchAction } from './match-action.js';
import { matchPrincipal } from './match-principal.js';
import { literalPattern, matchesPattern, parsePattern, patternText } from './pattern.js';

const piece = fc.constantFrom('a', 'b', '*', '?', ':');
const pattern = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const text = fc.array(fc.constantFrom('a', 'b', ':'), { maxLength: 14 }).map((letters) => letters.join(''));

describe('wildcards', () => {
  it('match what the regular expression of the same meaning matches', () => {
    fc.assert(
      fc.property(pattern, text, (wanted, given) => {
        const oracle = new RegExp(`^${wanted.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
        expect(matchesPattern(parsePattern(wanted), given)).toBe(oracle.test(given));
      }),
      { numRuns: 3000 },
    );
  });

  it('do not stand in a literal text', () => {
    fc.assert(
      fc.property(pattern, text, (wanted, given) => {
        expect(matchesPattern(literalPattern(wanted), given)).toBe(wanted === given);
        expect(patternText(parsePattern(wanted))).toBe(wanted);
      }),
    );
  });

  it('take no exponential time', () => {
    expect(matchesPattern(parsePattern(`${'a*'.repeat(200)}b`), 'a'.repeat(4000))).toBe(false);
  });
});

describe('patterns of ARNs', () => {
  const cases: readonly (readonly [string, string, boolean | undefined])[] = [
    ['arn:aws:s3:::logs/*', 'arn:aws:s3:::logs/AWSLogs/x', true],
    ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/AWSLogs/x', false],
    ['arn:aws:iam::*:role/stacksets-exec-*', 'arn:aws:iam::1:role/stacksets-exec-0', true],
    ['arn:aws:iam::*:role/stacksets-exec-*', 'arn:aws:iam::1:user/role/stacksets-exec-0', false],
    ['arn:*:iam::1:role/A', 'arn:aws:x:iam::1:role/A', false],
    ['arn:aws:logs:*:*:log-group:/o/*', 'arn:aws:logs:eu-west-1:1:log-group:/o/x:log-stream:y', true],
    ['arn:aws:logs:*', 'arn:aws:logs:eu-west-1:1:log-group:/o/x', undefined],
    ['arn:aws:s3:::logs', 'logs', false],
  ];

  it.each(cases)('%s and %s', (wanted, given, matches) => {
    expect(matchesArnPattern(parsePattern(wanted), given)).toBe(matches);
  });
});

describe('actions', () => {
  const statement = (rest: Partial<PolicyStatement>): PolicyStatement => ({ Effect: 'Deny', ...rest });

  it.each([
    ['s3:GetObject', 'S3:getobject', 'yes'],
    ['s3:Get*', 's3:GetObject', 'yes'],
    ['s3:Get?bject', 's3:GetObject', 'yes'],
    ['*', 's3:GetObject', 'yes'],
    ['s3:Get', 's3:GetObject', 'no'],
    ['s3:Delete*', 's3:GetObject', 'no'],
  ])('%s and %s: %s, and the opposite as NotAction', (Action, action, kind) => {
    expect(matchAction(statement({ Action }), action).kind).toBe(kind);
    expect(matchAction(statement({ NotAction: Action }), action).kind).toBe(kind === 'yes' ? 'no' : 'yes');
  });

  it('of a statement without any are not judged', () => {
    expect(matchAction(statement({}), 's3:GetObject').kind).toBe('unknown');
  });
});

describe('principals', () => {
  const session: RequestPrincipal = {
    kind: 'role',
    arn: 'arn:aws:iam::222222222222:role/team/Admin',
    sessionName: 'mia',
  };
  const service: RequestPrincipal = { kind: 'service', service: 'cloudtrail.amazonaws.com' };
  const root: RequestPrincipal = { kind: 'root', accountId: '222222222222' };
  const own = 'arn:aws:iam::222222222222:role/team/Admin';
  const ownSession = 'arn:aws:sts::222222222222:assumed-role/Admin/mia';

  it.each<readonly [string, PolicyStatement['Principal'], RequestPrincipal, string]>([
    ['everybody', '*', session, 'everyone'],
    ['everybody, written long', { AWS: '*' }, service, 'everyone'],
    ['nobody who has signed in', '*', { kind: 'anonymous' }, 'everyone'],
    ['the account by its id', { AWS: '222222222222' }, session, 'its-account'],
    ['the account by its root', { AWS: 'arn:aws:iam::222222222222:root' }, root, 'its-account'],
    ['another account', { AWS: '333333333333' }, session, 'no'],
    ['the role', { AWS: own }, session, 'its-role'],
    ['the session', { AWS: ownSession }, session, 'itself'],
    ['the strongest of several names', { AWS: ['222222222222', ownSession, own] }, session, 'itself'],
    ['a service', { Service: ['config.amazonaws.com', 'cloudtrail.amazonaws.com'] }, service, 'itself'],
    ['a service that is another', { Service: 'config.amazonaws.com' }, service, 'no'],
    ['a service, for a role', { Service: 'cloudtrail.amazonaws.com' }, session, 'no'],
    ['a canonical user, which may be the account', { CanonicalUser: '79a5' }, session, 'unknown'],
    ['nobody at all', undefined, session, 'unknown'],
  ])('%s', (_title, Principal, principal, expected) => {
    const statement = { Effect: 'Allow' as const, ...(Principal === undefined ? {} : { Principal }) };
    const answer = matchPrincipal(statement, principal);
    expect(answer.kind === 'yes' ? answer.match : answer.kind).toBe(expected);
  });

  it.each<readonly [string, PolicyStatement['NotPrincipal'], string]>([
    ['with all names of the session', { AWS: [own, ownSession, '222222222222'] }, 'no'],
    ['with none of them', { AWS: '333333333333' }, 'yes'],
    ['with some of them', { AWS: own }, 'unknown'],
    ['with everybody', '*', 'no'],
  ])('NotPrincipal %s', (_title, NotPrincipal, expected) => {
    const statement = { Effect: 'Deny' as const, ...(NotPrincipal === undefined ? {} : { NotPrincipal }) };
    expect(matchPrincipal(statement, session).kind).toBe(expected);
  });
});
