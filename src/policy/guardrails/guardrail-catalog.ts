/** What a policy is for AWS, which decides its grammar and its quota. */
export type PolicyKind = 'bucket' | 'key' | 'scp' | 'rcp' | 'trust' | 'permissions';

/** The policies of `policies/`, by file name. */
export const GUARDRAILS = {
  'bucket-policy': 'bucket',
  'key-policy': 'key',
  'scp-protect-audit-store': 'scp',
  'scp-protect-trails': 'scp',
  'rcp-protect-audit-store': 'rcp',
  'auditor-trust': 'trust',
  'auditor-permissions': 'permissions',
  'break-glass-trust': 'trust',
  'break-glass-permissions': 'permissions',
  'reader-trust': 'trust',
  'reader-permissions': 'permissions',
} as const satisfies Readonly<Record<string, PolicyKind>>;

export type GuardrailName = keyof typeof GUARDRAILS;

export const GUARDRAIL_NAMES = Object.keys(GUARDRAILS) as readonly GuardrailName[];
