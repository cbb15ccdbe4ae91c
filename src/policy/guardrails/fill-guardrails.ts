import type { PolicyDocument } from '../document/policy-document.js';
import { fillPlaceholders } from './fill-placeholders.js';
import { GUARDRAIL_NAMES, type GuardrailName } from './guardrail-catalog.js';
import type { GuardrailInput } from './guardrail-input.js';
import { placeholderValues } from './placeholder-values.js';
import { readPolicyTemplate } from './policy-folder.js';

/** Every policy of `policies/`, filled. */
export type Guardrails = Readonly<Record<GuardrailName, PolicyDocument>>;

export function fillGuardrails(input: GuardrailInput): Guardrails {
  const values = placeholderValues(input);
  return Object.fromEntries(
    GUARDRAIL_NAMES.map((name) => [name, fillPlaceholders(readPolicyTemplate(name), values)]),
  ) as unknown as Guardrails;
}
