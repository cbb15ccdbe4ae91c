import { describe, expect, it } from 'vitest';
import { fillGuardrails, type Guardrails, proveGuardrails } from '../../policy/index.js';
import { EXAMPLE_INPUT } from '../../policy/guardrails/example-input.contract.js';
import { createOutput } from '../output.js';
import { describeProof } from './describe-proof.js';
import { printProof } from './print-proof.js';

const guardrails = fillGuardrails(EXAMPLE_INPUT);

const proofOf = (given: Guardrails) => ({
  proof: proveGuardrails(EXAMPLE_INPUT, given),
  config: 'orgtrail.yaml',
  assumptions: ['Nothing else is attached.'],
});

function print(given: Guardrails, columns?: number): readonly string[] {
  const stdout: string[] = [];
  const output = createOutput({
    stdout: {
      write: (text) => stdout.push(text),
      ...(columns === undefined ? {} : { isTTY: true, columns }),
    },
    stderr: { write: () => true },
    color: false,
    quiet: false,
    now: () => 0,
  });
  printProof(output, proofOf(given));
  return stdout.join('').split('\n');
}

const weakened: Guardrails = {
  ...guardrails,
  'scp-protect-trails': { Version: '2012-10-17', Statement: [] },
};

describe('printProof', () => {
  it('begins with the verdict', () => {
    expect(print(guardrails)[0]).toMatch(/^PROVEN All \d+ cases are as expected: \d+ denied, \d+ allowed\.$/);
    expect(print(weakened)[0]).toMatch(/^NOT PROVEN \d+ of \d+ cases are not as expected\.$/);
  });

  it('names every case that is not as expected, with both answers and the reason', () => {
    const lines = print(weakened);
    const at = lines.indexOf(
      'NOT AS EXPECTED  member-administrator.cloudtrail:StopLogging.trail-of-the-account',
    );
    expect(lines.slice(at + 1, at + 3)).toEqual([
      '  member: administrator asks for cloudtrail:StopLogging on arn:aws:cloudtrail:us-east-1:444444444444:trail/orgtrail-account',
      '  expected denied, is allowed: #1 of AdministratorAccess allows it, and nothing denies it',
    ]);
  });

  it('groups the cases by who asks, and names the statement that decides', () => {
    const lines = print(guardrails);
    const at = lines.indexOf('member: administrator');
    const rest = lines.slice(at, at + 40).join('\n');
    expect(rest).toContain('cloudtrail:AddTags and 7 more');
    expect(rest).toContain('scp-protect-trails ProtectTrails');
  });

  it('ends with sizes, what no policy can stop, and what is taken for granted', () => {
    const text = print(guardrails).join('\n');
    expect(text).toMatch(/rcp-protect-audit-store +[\d,]+ +5,120/);
    expect(text).toContain('an administrator of the management account can stop');
    expect(text).toContain('- Nothing else is attached.');
  });

  it('fits a terminal', () => {
    const table = print(guardrails, 100).filter((line) => /^(?:answer|allowed|denied) /.test(line));
    expect(table.length).toBeGreaterThan(100);
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

describe('describeProof', () => {
  it('has every case once, with the fields that scripts rely on', () => {
    const { schema, holds, cases, policies } = describeProof(proofOf(guardrails));
    expect({ schema, holds }).toEqual({ schema: 'orgtrail.prove/1', holds: true });
    expect(cases.length).toBeGreaterThanOrEqual(80);
    expect(policies.map(({ name }) => name)).toContain('bucket-policy');
    expect(
      cases.find(({ id }) => id === 'management-administrator.s3:DeleteBucketPolicy.log-bucket'),
    ).toEqual({
      id: 'management-administrator.s3:DeleteBucketPolicy.log-bucket',
      actor: 'management: administrator',
      action: 's3:DeleteBucketPolicy',
      resource: 'arn:aws:s3:::organization-trail-222222222222',
      resourceName: 'log bucket',
      situation: 'as set up',
      variant: '',
      expected: 'denied',
      actual: 'denied',
      decidedBy: 'rcp-protect-audit-store ProtectBucket',
      explanation: 'ProtectBucket of rcp-protect-audit-store denies s3:DeleteBucketPolicy',
    });
  });
});
