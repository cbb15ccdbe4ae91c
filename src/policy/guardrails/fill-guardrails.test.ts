import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listed } from '../document/policy-document.js';
import { EXAMPLE_INPUT } from './example-input.contract.js';
import { fillGuardrails } from './fill-guardrails.js';
import { POLICY_FOLDER } from './policy-folder.js';
import { fillPlaceholders } from './fill-placeholders.js';
import { checkPolicySizes, minifyPolicy, policySizes } from './policy-size.js';

const statement = (input: typeof EXAMPLE_INPUT, name: keyof ReturnType<typeof fillGuardrails>, sid: string) =>
  listed(fillGuardrails(input)[name]?.Statement ?? []).find((each) => each.Sid === sid);

describe('the policies of policies/', () => {
  it('are filled without a placeholder left over', () => {
    const left = Object.entries(fillGuardrails(EXAMPLE_INPUT)).filter(([, document]) =>
      /[{}]{2}[A-Za-z]|\{\{/.test(JSON.stringify(document)),
    );
    expect(left).toEqual([]);
  });

  it('are all smaller than AWS allows', () => {
    expect(policySizes(fillGuardrails(EXAMPLE_INPUT)).filter(({ size, quota }) => size > quota)).toEqual([]);
  });

  it('let the trail write under both prefixes, below the prefix of the trail', () => {
    expect(
      statement({ ...EXAMPLE_INPUT, prefix: 'audit' }, 'bucket-policy', 'TrailWrites')?.Resource,
    ).toEqual([
      'arn:aws:s3:::organization-trail-222222222222/audit/AWSLogs/o-exampleorgid/*',
      'arn:aws:s3:::organization-trail-222222222222/audit/AWSLogs/111111111111/*',
    ]);
  });

  it('let only custodians of the log archive account touch the bucket', () => {
    expect(statement(EXAMPLE_INPUT, 'bucket-policy', 'DenyTamper')?.Condition).toEqual({
      ArnNotLike: {
        'aws:PrincipalArn': [
          'arn:aws:iam::222222222222:role/LogArchiveBreakGlass',
          'arn:aws:iam::222222222222:role/AuditDeployer',
        ],
      },
    });
  });

  it('ask auditors for a second factor only when told so', () => {
    const conditions = (auditorsNeedMultiFactor: boolean) =>
      statement({ ...EXAMPLE_INPUT, auditorsNeedMultiFactor }, 'auditor-trust', 'AuditorsAssume')?.Condition;
    expect(conditions(true)).toHaveProperty('Bool', { 'aws:MultiFactorAuthPresent': ['true'] });
    expect(conditions(false)).not.toHaveProperty('Bool');
    expect(conditions(false)).toHaveProperty('ArnLike');
  });

  it('leave out the trust of a role that nobody is to assume', () => {
    const guardrails = fillGuardrails({ ...EXAMPLE_INPUT, trustedAuditors: [] });
    expect(guardrails).not.toHaveProperty('auditor-trust');
    expect(guardrails).toHaveProperty('auditor-permissions');
  });

  it('protect names outside the prefix too', () => {
    const protectedNames = { trails: ['detect'], logGroups: ['/detect'], eventBuses: ['alerts'] };
    const text = minifyPolicy(fillGuardrails({ ...EXAMPLE_INPUT, protectedNames })['scp-protect-trails']);
    expect(text).toContain('arn:aws:cloudtrail:*:*:trail/detect"');
    expect(text).toContain('log-group:/detect*"');
    expect(text).toContain('rule/alerts/*"');
    expect(text).toContain('event-bus/alerts"');
  });

  it('speak the language of other partitions', () => {
    const partition = 'aws-cn';
    const text = JSON.stringify(fillGuardrails({ ...EXAMPLE_INPUT, partition, bucketRegion: 'cn-north-1' }));
    expect(text).toContain('arn:aws-cn:s3:::');
    expect(text).toContain('s3.cn-north-1.amazonaws.com.cn');
  });

  it('keep the parameters of a template that stand for values not known yet', () => {
    const text = minifyPolicy(
      fillGuardrails({ ...EXAMPLE_INPUT, keyArn: '${KeyArn}' })['scp-protect-audit-store'],
    );
    expect(text).toContain('"Resource":"${KeyArn}"');
  });
});

describe('a policy over its quota', () => {
  it('is refused with its name, its size and the quota', () => {
    const deployers = Array.from(
      { length: 90 },
      (_each, index) => `arn:aws:iam::222222222222:role/deployer-of-a-rather-long-name-${index}`,
    );
    expect(() => checkPolicySizes(fillGuardrails({ ...EXAMPLE_INPUT, deployers }))).toThrow(
      /^policies\/scp-protect-audit-store\.json: the policy is \d+ characters long, and AWS takes 10240$/,
    );
  });
});

describe('a placeholder', () => {
  it('that nothing is known of is a bug', () => {
    expect(() => fillPlaceholders({ Resource: '{{bukcet}}' }, { bucket: 'b' })).toThrow('{{bukcet}}');
    expect(() => fillPlaceholders(['{{constructor}}'], {})).toThrow('{{constructor}}');
  });

  it('for an empty list is refused, because a deny without exemptions or an allow without conditions is another policy', () => {
    expect(() => fillPlaceholders({ Action: ['{{actions}}'] }, { actions: [] })).toThrow('{{actions}}');
  });

  it('for a list has to stand alone', () => {
    expect(() => fillPlaceholders('a{{list}}', { list: ['b'] })).toThrow('{{list}}');
  });

  it('leaves policy variables of IAM alone', () => {
    expect(fillPlaceholders('${aws:PrincipalAccount}/{{a}}', { a: 'b' })).toBe('${aws:PrincipalAccount}/b');
  });
});

describe('policies/README.md', () => {
  it('names every placeholder, and every file', () => {
    const readme = readFileSync(join(POLICY_FOLDER, 'README.md'), 'utf8');
    const files = readdirSync(POLICY_FOLDER).filter((name) => name.endsWith('.json'));
    const used = files.flatMap((name) =>
      [...readFileSync(join(POLICY_FOLDER, name), 'utf8').matchAll(/\{\{(\w+)\??\}\}/g)].map(
        ([, each]) => each!,
      ),
    );
    expect([...new Set([...files, ...used])].filter((each) => !readme.includes(`\`${each}\``))).toEqual([]);
  });
});
