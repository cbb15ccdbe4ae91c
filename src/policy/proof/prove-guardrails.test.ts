import { describe, expect, it } from 'vitest';
import { EXAMPLE_INPUT } from '../guardrails/example-input.contract.js';
import { fillGuardrails } from '../guardrails/fill-guardrails.js';
import type { GuardrailInput } from '../guardrails/guardrail-input.js';
import { isAsExpected } from './proof-case.js';
import { proveGuardrails } from './prove-guardrails.js';

const roles = (accountId: string, ...names: readonly string[]) =>
  names.map((name) => `arn:aws:iam::${accountId}:role/${name}`);

const inputs: readonly (readonly [string, GuardrailInput])[] = [
  ['the example', EXAMPLE_INPUT],
  ['a prefix', { ...EXAMPLE_INPUT, prefix: 'audit/trail' }],
  ['a bucket elsewhere', { ...EXAMPLE_INPUT, bucketRegion: 'eu-central-1' }],
  ['no second factor', { ...EXAMPLE_INPUT, auditorsNeedMultiFactor: false }],
  [
    'China',
    {
      ...EXAMPLE_INPUT,
      partition: 'aws-cn',
      bucketRegion: 'cn-north-1',
      trailArn: EXAMPLE_INPUT.trailArn.replace('aws', 'aws-cn'),
      keyArn: EXAMPLE_INPUT.keyArn.replace('aws', 'aws-cn'),
      resultsKeyArn: EXAMPLE_INPUT.resultsKeyArn.replace('aws', 'aws-cn'),
      deployers: EXAMPLE_INPUT.deployers.map((arn) => arn.replace('aws', 'aws-cn')),
      breakGlass: EXAMPLE_INPUT.breakGlass.map((arn) => arn.replace('aws', 'aws-cn')),
      trustedBreakGlass: EXAMPLE_INPUT.trustedBreakGlass.map((arn) => arn.replace('aws', 'aws-cn')),
      auditors: EXAMPLE_INPUT.auditors.map((arn) => arn.replace('aws', 'aws-cn')),
      trustedAuditors: EXAMPLE_INPUT.trustedAuditors.map((arn) => arn.replace('aws', 'aws-cn')),
      trustedReaders: EXAMPLE_INPUT.trustedReaders.map((arn) => arn.replace('aws', 'aws-cn')),
    },
  ],
  [
    'auditors of Identity Center',
    {
      ...EXAMPLE_INPUT,
      auditors: roles('222222222222', 'aws-reserved/sso.amazonaws.com/*AWSReservedSSO_orgtrail-auditor_*'),
      trustedAuditors: [],
    },
  ],
  [
    'names with the common prefix',
    {
      ...EXAMPLE_INPUT,
      deployers: [
        ...roles('222222222222', 'orgtrail-deployer'),
        ...roles('333333333333', 'orgtrail-deployer'),
      ],
      breakGlass: roles('222222222222', 'orgtrail-break-glass'),
      auditors: roles('222222222222', 'orgtrail-auditor'),
    },
  ],
  [
    'deployers in the management account alone',
    { ...EXAMPLE_INPUT, deployers: roles('111111111111', 'Deploy') },
  ],
  [
    'several of everything',
    {
      ...EXAMPLE_INPUT,
      deployers: roles('222222222222', 'Deploy', 'sso/*AWSReservedSSO_Deploy_*'),
      breakGlass: roles('222222222222', 'Fix', 'FixAgain'),
      trustedAuditors: [...EXAMPLE_INPUT.trustedAuditors, ...roles('444444444444', 'Inspector')],
      protectedNames: { trails: ['detect'], logGroups: ['/detect'], eventBuses: ['alerts'] },
    },
  ],
];

describe('the matrix', () => {
  it.each(inputs)('is as expected for %s', (_title, input) => {
    const { results, holds } = proveGuardrails(input);
    expect(results.filter((result) => !isAsExpected(result)).map(({ case: { id } }) => id)).toEqual([]);
    expect(results.length).toBeGreaterThan(500);
    expect(holds).toBe(true);
  });

  it.each(inputs)('names every case once for %s', (_title, input) => {
    const ids = proveGuardrails(input).results.map(({ case: { id } }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('does not hold where a policy is over its quota', () => {
    const folder = 'a-path-that-takes-room/'.repeat(20);
    const deployers = roles('222222222222', ...[1, 2, 3, 4].map((number) => `${folder}deployer-${number}`));
    const { holds, sizes } = proveGuardrails({ ...EXAMPLE_INPUT, deployers });
    expect(holds).toBe(false);
    expect(sizes.filter(({ size, quota }) => size > quota).map(({ name }) => name)).toContain(
      'rcp-protect-audit-store',
    );
  });

  it('does not hold for a configuration that lets the management account in', () => {
    const deployers = roles('222222222222', 'OrganizationAccountAccessRole');
    const { results, holds } = proveGuardrails({ ...EXAMPLE_INPUT, deployers });
    expect(holds).toBe(false);
    expect(results.filter((result) => !isAsExpected(result)).map(({ case: { id } }) => id)).toContain(
      'log-archive-OrganizationAccountAccessRole.s3:DeleteObjectVersion.log-file',
    );
  });

  it('does not hold for an exemption that any account can take', () => {
    const deployers = roles('*', 'Deploy');
    expect(proveGuardrails({ ...EXAMPLE_INPUT, deployers }).holds).toBe(false);
  });

  it('says which statement decides', () => {
    const { results } = proveGuardrails(EXAMPLE_INPUT, fillGuardrails(EXAMPLE_INPUT));
    const found = results.find(
      ({ case: { id } }) => id === 'member-administrator.cloudtrail:StopLogging.trail-of-the-account',
    );
    expect(found).toMatchObject({
      actual: 'denied',
      decidedBy: { policy: 'scp-protect-trails', statement: 'ProtectTrails' },
    });
  });
});
