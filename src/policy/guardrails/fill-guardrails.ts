import type { PolicyDocument } from '../document/policy-document.js';
import { fillPlaceholders } from './fill-placeholders.js';
import { GUARDRAIL_NAMES, type GuardrailName } from './guardrail-catalog.js';
import type { GuardrailInput } from './guardrail-input.js';
import { placeholderValues } from './placeholder-values.js';
import { readPolicyTemplate } from './policy-folder.js';

/** Roles whose trust policy is left out when nobody is to assume them; Identity Center makes its own, for example. */
type OptionalName = 'auditor-trust' | 'break-glass-trust' | 'reader-trust';

/** Every policy of `policies/`, filled. */
export type Guardrails = Readonly<
  Record<Exclude<GuardrailName, OptionalName>, PolicyDocument> & Partial<Record<OptionalName, PolicyDocument>>
>;

export function fillGuardrails(input: GuardrailInput): Guardrails {
  const values = placeholderValues(input);
  const names = GUARDRAIL_NAMES.filter((name) => TRUSTED[name]?.(input).length !== 0);
  return Object.fromEntries(
    names.map((name) => [name, fillPlaceholders(readPolicyTemplate(name), values)]),
  ) as unknown as Guardrails;
}

const TRUSTED: Partial<Record<GuardrailName, (input: GuardrailInput) => readonly string[]>> = {
  'auditor-trust': ({ trustedAuditors }) => trustedAuditors,
  'break-glass-trust': ({ trustedBreakGlass }) => trustedBreakGlass,
  'reader-trust': ({ trustedReaders }) => trustedReaders,
};
