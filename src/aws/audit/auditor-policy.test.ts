import { describe, expect, it } from 'vitest';
import { EXAMPLE_INPUT } from '../../policy/guardrails/example-input.contract.js';
import { fillGuardrails, listed, type PolicyDocument } from '../../policy/index.js';
import { auditorPolicy } from './auditor-policy.js';

const names = { partition: 'aws', bucket: 'logs', readerRole: 'orgtrail-reader' };
const actionsOf = (policy: PolicyDocument) =>
  listed(policy.Statement).flatMap(({ Action }) => listed(Action ?? []));

describe('auditorPolicy', () => {
  it('is what the role of the templates may do, in whatever account it stands', () => {
    const asked = (['management', 'log-archive', 'member'] as const).flatMap((role) =>
      actionsOf(auditorPolicy(role, names)),
    );
    // The caller asks about the organization and enters the accounts; the role that is entered does neither.
    const ofRole = asked.filter((action) => !/^(?:organizations|sts):/.test(action));
    const template = actionsOf(fillGuardrails(EXAMPLE_INPUT)['reader-permissions']);
    expect([...new Set(ofRole)].sort()).toEqual([...template].sort());
  });

  it('reads no log file, no secret and no environment variable, and changes nothing', () => {
    const asked = (['management', 'log-archive', 'member'] as const).flatMap((role) =>
      actionsOf(auditorPolicy(role, names)),
    );
    const reading = /^[a-z0-9-]+:(?:Describe|Get|List)[A-Za-z0-9]*$/;
    expect(asked.filter((action) => !reading.test(action))).toEqual(['sts:AssumeRole']);
    expect(asked).not.toContain('s3:GetObject');
    expect(asked.filter((action) => /^(?:lambda|secretsmanager|ssm):/.test(action))).toEqual([]);
  });

  it('confines entering to the role, and listing to the bucket', () => {
    const policy = auditorPolicy('management', names);
    const on = (action: string) =>
      listed(policy.Statement).find(({ Action }) => listed(Action ?? []).includes(action))?.Resource;
    expect(on('sts:AssumeRole')).toBe('arn:aws:iam::*:role/orgtrail-reader');
    expect(on('s3:ListBucket')).toBe('arn:aws:s3:::logs');
    expect(on('cloudtrail:DescribeTrails')).toBe('*');
  });
});
