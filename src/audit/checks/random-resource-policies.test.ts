import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../policy/evaluation/simulate.contract.js';
import type { PolicyStatement, RequestPrincipal } from '../../policy/index.js';
import {
  BUCKET,
  changeSnapshot,
  KEY,
  LOG_ARCHIVE,
  ORGANIZATION,
} from '../example/example-snapshot.contract.js';
import { ADMINISTRATOR, administratorOf, ANONYMOUS, STRANGER, strangerOf } from '../questions/index.js';
import { openAudit } from '../view/index.js';
import { adding, changeBucketPolicy, changeKeyPolicy, without } from './change-example.contract.js';
import { EXAMPLE_EXPECTATIONS, worstStatus } from './check-case.contract.js';
import { CHECKS } from './index.js';

/** Everybody, as an attacker who comes from anywhere. */
const CROWDS: readonly RequestPrincipal[] = [
  ANONYMOUS,
  strangerOf('aws'),
  administratorOf({ partition: 'aws', accountId: STRANGER, organizationId: ORGANIZATION }),
];

const principals = fc.constantFrom<PolicyStatement['Principal'] & {}>(
  '*',
  { AWS: '*' },
  { AWS: `arn:aws:iam::${STRANGER}:root` },
  { AWS: 'arn:aws:iam::444444444444:root' },
  { Service: 'cloudtrail.amazonaws.com' },
);

const conditions = fc.option(
  fc.constantFrom<PolicyStatement['Condition'] & {}>(
    { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
    { StringNotEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
    { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-other' } },
    { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${STRANGER}:role/*` } },
    { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${STRANGER}:role/zz-*` } },
    { Bool: { 'aws:SecureTransport': 'false' } },
    { Null: { 'aws:PrincipalOrgID': 'true' } },
  ),
  { nil: undefined },
);

function statements(actions: readonly string[], resources: readonly string[]) {
  return fc.array(
    fc
      .record({
        Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
        Principal: principals,
        Action: fc.subarray([...actions], { minLength: 1 }),
        Resource: fc.constantFrom(...resources),
        Condition: conditions,
      })
      .map(({ Condition, ...rest }): PolicyStatement => ({ ...rest, ...(Condition && { Condition }) })),
    { minLength: 1, maxLength: 3 },
  );
}

interface Asked {
  readonly action: string;
  readonly arn: string;
}

const CHANGES: readonly Asked[] = [
  { action: 's3:PutObject', arn: `arn:aws:s3:::${BUCKET}/AWSLogs/o-exampleorgid/x.json.gz` },
  { action: 's3:DeleteObject', arn: `arn:aws:s3:::${BUCKET}/AWSLogs/o-exampleorgid/x.json.gz` },
  { action: 's3:PutBucketVersioning', arn: `arn:aws:s3:::${BUCKET}` },
];
const DECRYPTION: readonly Asked[] = [{ action: 'kms:Decrypt', arn: KEY }];

/** Whether another evaluator lets one of the crowds do one of the things. */
async function letsSomebody(asked: readonly Asked[], policy: readonly PolicyStatement[]): Promise<boolean> {
  const document = { Version: '2012-10-17', Statement: policy };
  for (const principal of CROWDS)
    for (const { action, arn } of asked) {
      const resource = { arn, accountId: LOG_ARCHIVE, organizationId: ORGANIZATION };
      const context: Record<string, string> = action.startsWith('s3:')
        ? { 'aws:SecureTransport': 'true' }
        : {};
      const policies = { identity: ADMINISTRATOR, resource: { name: 'random', document } };
      const { kind } = await simulate({ principal, action, resource, context }, policies);
      if (kind === 'allowed') return true;
    }
  return false;
}

function statusOf(id: string, change: Parameters<typeof changeSnapshot>[0]) {
  const audit = openAudit(changeSnapshot(change), EXAMPLE_EXPECTATIONS);
  return worstStatus(CHECKS.find((each) => each.id === id)!.run(audit));
}

describe('a policy at random', () => {
  it('of the bucket never passes BKT-06 where another evaluator lets a crowd change logs', async () => {
    const seen = { fail: 0, pass: 0, unknown: 0, 'not-applicable': 0 };
    const random = statements(
      ['s3:PutObject', 's3:DeleteObject', 's3:Put*', 's3:*', 's3:GetObject'],
      ['*', `arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`],
    );
    await fc.assert(
      fc.asyncProperty(random, async (policy) => {
        const status = statusOf(
          'BKT-06',
          changeBucketPolicy(() => policy),
        )!;
        seen[status] += 1;
        const isOpen = await letsSomebody(CHANGES, policy);
        expect(isOpen && status !== 'fail').toBe(false);
      }),
      { numRuns: 60, seed: 2026 },
    );
    expect(seen.fail).toBeGreaterThan(10);
    expect(seen.pass).toBeGreaterThan(10);
  }, 60_000);

  it('of the key never passes KMS-01 where another evaluator lets a crowd decrypt', async () => {
    const seen = { fail: 0, pass: 0, unknown: 0, 'not-applicable': 0 };
    const random = statements(['kms:Decrypt', 'kms:De*', 'kms:Describe*'], ['*', KEY]);
    await fc.assert(
      fc.asyncProperty(random, async (policy) => {
        const status = statusOf(
          'KMS-01',
          changeKeyPolicy((own) => adding(...policy)(without('DenyTamper')(own))),
        )!;
        seen[status] += 1;
        const isOpen = await letsSomebody(DECRYPTION, policy);
        expect(isOpen && status !== 'fail').toBe(false);
      }),
      { numRuns: 100, seed: 2026 },
    );
    expect(seen.fail).toBeGreaterThan(10);
    expect(seen.pass).toBeGreaterThan(10);
  }, 60_000);
});
