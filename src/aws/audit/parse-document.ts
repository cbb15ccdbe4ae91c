import type { Answer } from '../../audit/index.js';
import type { PolicyDocument } from '../../policy/index.js';
import { known, type Place, questionOf } from './ask.js';
import type { Operation } from './calls.js';

/** A policy document out of an answer; text that is none makes the answer unknown. */
export function parseDocument(
  text: string | undefined,
  operation: Operation,
  place: Place,
): Answer<PolicyDocument> {
  const document = readJson(text ?? '');
  if (isDocument(document)) return known(document);
  const message = 'the answer is not a policy document';
  return { kind: 'unknown', reason: 'failed', ...questionOf(operation, place), message };
}

/** IAM writes documents as URLs are written: https://datatracker.ietf.org/doc/html/rfc3986. */
export function decodeDocument(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return text ?? '';
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isDocument(value: unknown): value is PolicyDocument {
  return typeof value === 'object' && value !== null && 'Statement' in value;
}
