import { describe, expect, it } from 'vitest';
import type { VerifyFinding } from '../../digest/index.js';
import type { TrueTampering } from '../../simulator/index.js';
import { judgeIntegrity } from './demo-integrity.js';

const place = { accountId: '111122223333', region: 'eu-west-1' };
const nothing = { title: '', summary: '', events: [] };
const deleted: TrueTampering = {
  ...nothing,
  ...place,
  name: 'digest-deleted',
  keys: ['digest.gz'],
  from: '2026-02-27T10:00:00Z',
  to: '2026-02-27T11:00:00Z',
};
const gap: TrueTampering = { ...deleted, name: 'unexplained-gap', keys: ['a.gz', 'b.gz'] };

const finding = (parts: Partial<VerifyFinding>): VerifyFinding => ({
  code: 'DIGEST_MISSING',
  verdict: 'tamper',
  title: '',
  message: '',
  next: '',
  ...place,
  ...parts,
});
const missing = finding({ key: 'digest.gz' });
const unexplained = finding({
  code: 'GAP_UNEXPLAINED',
  key: 'start.gz',
  from: '2026-02-27T10:00:00Z',
  to: '2026-02-27T11:00:00Z',
});
const notCovered = finding({ code: 'NOT_COVERED', verdict: 'incomplete', count: 3 });

describe('the demo is right about what was done to the logs', () => {
  it.each([
    ['when all of it is found', [missing, unexplained], [deleted, gap], true],
    ['when log files of the missing hour are not proven', [missing, notCovered], [deleted], true],
    ['not when one is missing', [missing], [deleted, gap], false],
    ['not when one is too many', [missing, finding({ code: 'UNLISTED', key: 'x.gz' })], [deleted], false],
    ['not when it is another object', [finding({ key: 'other.gz' })], [deleted], false],
    ['not when one is found twice', [missing, missing], [deleted], false],
    [
      'not when something else is not proven',
      [missing, finding({ code: 'NOT_COVERED', verdict: 'incomplete', region: 'us-east-1' })],
      [deleted],
      false,
    ],
    ['not when there is nothing to find', [], [], false],
  ] as const)('%s', (_case, findings, tampering, exact) => {
    expect(judgeIntegrity({ findings }, tampering).exact).toBe(exact);
  });
});
