import type { PolicyDocument } from '../../policy/index.js';
import type { Value } from './template.js';

/** `${KeyArn}` is a parameter of the template, `${aws:PrincipalArn}` a variable of IAM. */
const PARAMETER = /\$\{[A-Za-z0-9]+\}/;

/** A policy as the property of a resource. Texts that name a parameter are substituted, others stay as they are. */
export function policyValue(document: PolicyDocument): Value {
  return substitute(document as unknown as Value);
}

function substitute(value: Value): Value {
  if (typeof value === 'string') return PARAMETER.test(value) ? { 'Fn::Sub': escapeVariables(value) } : value;
  if (Array.isArray(value)) return value.map(substitute);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, substitute(member)]));
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html: `${!` stays `${`. */
function escapeVariables(text: string): string {
  return text.replaceAll(/\$\{(?=[A-Za-z0-9]+:)(?!AWS::)/g, '${!');
}
