import { listOf, objectOf, oneOf, optional, type Reader } from '../../../organization/index.js';
import type {
  ConditionText,
  NamedPolicy,
  OneOrMore,
  PolicyDocument,
  PolicyPrincipal,
  PolicyStatement,
} from '../../../policy/index.js';
import { anyText, recordOf } from './values.js';

/** What evaluation relies on; AWS has checked the rest, and keeps no policy that IAM's grammar refuses. */
export const policyDocument: Reader<PolicyDocument> = objectOf<PolicyDocument>({
  Version: optional(anyText),
  Id: optional(anyText),
  Statement: oneOrMore(
    objectOf<PolicyStatement>({
      Sid: optional(anyText),
      Effect: oneOf(['Allow', 'Deny']),
      Principal: optional(principal),
      NotPrincipal: optional(principal),
      Action: optional(oneOrMore(anyText)),
      NotAction: optional(oneOrMore(anyText)),
      Resource: optional(oneOrMore(anyText)),
      NotResource: optional(oneOrMore(anyText)),
      Condition: optional(recordOf(recordOf(oneOrMore(conditionText)))),
    }),
  ),
});

export const namedPolicy: Reader<NamedPolicy> = objectOf<NamedPolicy>({
  name: anyText,
  document: policyDocument,
});

function principal(...[value, path, report]: Parameters<Reader<unknown>>): PolicyPrincipal | undefined {
  return value === '*' ? value : recordOf(oneOrMore(anyText))(value, path, report);
}

function conditionText(...[value, path, report]: Parameters<Reader<unknown>>): ConditionText | undefined {
  return typeof value === 'number' || typeof value === 'boolean' ? value : anyText(value, path, report);
}

function oneOrMore<Value>(reader: Reader<Value>): Reader<OneOrMore<Value>> {
  return (value, path, report) =>
    Array.isArray(value) ? listOf(reader)(value, path, report) : reader(value, path, report);
}
