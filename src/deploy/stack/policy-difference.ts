import type { StatementChange } from '../engine/index.js';
import { canonicalJson, isObject, type JsonObject, type JsonValue, parseJson } from './json-value.js';

/** A policy document as templates hold it: as JSON, as its text, or as the text of `Fn::Sub`. */
export function readPolicy(value: JsonValue | undefined): readonly JsonObject[] | undefined {
  const document = typeof value === 'string' ? parseJson(value) : substituted(value);
  if (!isObject(document) || !('Statement' in document)) return undefined;
  const { Statement } = document;
  return (Array.isArray(Statement) ? Statement : [Statement]).filter(isObject);
}

function substituted(value: JsonValue | undefined): JsonValue | undefined {
  if (!isObject(value) || !('Fn::Sub' in value)) return value;
  const text = Array.isArray(value['Fn::Sub']) ? value['Fn::Sub'][0] : value['Fn::Sub'];
  return typeof text === 'string' ? parseJson(text) : undefined;
}

/** Statements by their Sid: which are new, which are gone, which say something else. Their order means nothing. */
export function policyDifference(
  policy: string,
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): readonly StatementChange[] {
  const [old, fresh] = [named(before), named(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((statement) => {
    const texts = { before: old.get(statement), after: fresh.get(statement) };
    if (texts.before === texts.after) return [];
    return {
      action: texts.before === undefined ? 'create' : texts.after === undefined ? 'remove' : 'change',
      policy,
      statement,
      ...(texts.before !== undefined && { before: texts.before }),
      ...(texts.after !== undefined && { after: texts.after }),
    };
  });
}

/** A Sid need not be there, and a policy may use one twice when IAM does not check it. */
function named(statements: readonly JsonObject[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [index, statement] of statements.entries()) {
    const sid = statement['Sid'];
    const name = typeof sid === 'string' && !texts.has(sid) ? sid : `statement ${index + 1}`;
    texts.set(name, canonicalJson(statement));
  }
  return texts;
}
