import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GuardrailName } from './guardrail-catalog.js';

/** `policies/` of the package: as far up from the sources as from what they are compiled to. */
export const POLICY_FOLDER = fileURLToPath(new URL('../../../policies/', import.meta.url));

/** The JSON of a policy, with its placeholders. */
export function readPolicyTemplate(name: GuardrailName): unknown {
  return readJson(`${name}.json`);
}

/** The two lists of actions that several policies deny, which would drift apart if each had its own. */
export function readTamperActions(): Readonly<Record<string, readonly string[]>> {
  return readJson('tamper-actions.json') as Readonly<Record<string, readonly string[]>>;
}

function readJson(fileName: string): unknown {
  return JSON.parse(readFileSync(join(POLICY_FOLDER, fileName), 'utf8'));
}
