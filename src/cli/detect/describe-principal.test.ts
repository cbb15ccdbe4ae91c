import { expect, it } from 'vitest';
import { describePrincipal } from './describe-principal.js';

it.each([
  ['', 'somebody'],
  ['111122223333', 'somebody of account 111122223333'],
  ['AIDATOAYJIHQ767XMEHKD', 'IAM user AIDATOAYJIHQ767XMEHKD'],
  ['arn:aws:iam::111122223333:user/AIDA', 'arn:aws:iam::111122223333:user/AIDA'],
  ['ec2.amazonaws.com', 'ec2.amazonaws.com'],
])('a principal %j is told as %j', (principal, words) => {
  expect(describePrincipal(principal)).toBe(words);
});
