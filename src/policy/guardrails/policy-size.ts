import { UserError } from '../../errors.js';
import type { PolicyDocument } from '../document/policy-document.js';
import { GUARDRAIL_NAMES, GUARDRAILS, type GuardrailName, type PolicyKind } from './guardrail-catalog.js';
import type { Guardrails } from './fill-guardrails.js';

/** How large a policy is, and how large AWS lets it be. */
export interface PolicySize {
  readonly name: GuardrailName;
  readonly kind: PolicyKind;
  /** Of the minified JSON: bytes for a bucket policy and a key policy, characters for the others. */
  readonly size: number;
  readonly quota: number;
}

/**
 * Organizations: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 * S3: https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html (20 KB)
 * KMS: https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html (32 KB)
 * IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (trust 2,048; inline 10,240)
 */
export const POLICY_QUOTAS: Readonly<Record<PolicyKind, number>> = {
  bucket: 20 * 1024,
  key: 32 * 1024,
  scp: 10_240,
  rcp: 5120,
  trust: 2048,
  permissions: 10_240,
};

/** SDK and command line send white space as it is, and Organizations counts it. */
export function minifyPolicy(document: PolicyDocument): string {
  return JSON.stringify(document);
}

export function policySizes(guardrails: Guardrails): readonly PolicySize[] {
  return GUARDRAIL_NAMES.flatMap((name) => {
    const document = guardrails[name];
    const kind = GUARDRAILS[name];
    return document === undefined
      ? []
      : [{ name, kind, size: sizeOf(document, kind), quota: POLICY_QUOTAS[kind] }];
  });
}

function sizeOf(document: PolicyDocument, kind: PolicyKind): number {
  const text = minifyPolicy(document);
  return kind === 'bucket' || kind === 'key' ? Buffer.byteLength(text) : text.length;
}

/** @throws {UserError} that names the first policy that AWS would refuse for its size */
export function checkPolicySizes(guardrails: Guardrails): void {
  const tooLarge = policySizes(guardrails).find(({ size, quota }) => size > quota);
  if (tooLarge === undefined) return;
  throw new UserError({
    what: `the policy is ${tooLarge.size} characters long, and AWS takes ${tooLarge.quota}`,
    where: `policies/${tooLarge.name}.json`,
    next: 'Name fewer principals, or use * in their names after the account.',
  });
}
