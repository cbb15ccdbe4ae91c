/**
 * A policy as IAM reads it, with the liberties that its grammar takes: one text where a list could stand.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: OneOrMore<PolicyStatement>;
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: PolicyPrincipal;
  readonly NotPrincipal?: PolicyPrincipal;
  readonly Action?: OneOrMore<string>;
  readonly NotAction?: OneOrMore<string>;
  readonly Resource?: OneOrMore<string>;
  readonly NotResource?: OneOrMore<string>;
  readonly Condition?: PolicyConditions;
}

/** `'*'`, or texts by `AWS`, `Service`, `Federated`, `CanonicalUser`. */
export type PolicyPrincipal = '*' | Readonly<Record<string, OneOrMore<string>>>;

/** Texts by operator and by condition key: `{StringEquals: {'aws:SourceArn': '…'}}`. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, OneOrMore<ConditionText>>>>>;

/** IAM also takes a number or `true` where it means the text of it. */
export type ConditionText = string | number | boolean;

export type OneOrMore<Value> = Value | readonly Value[];

export function listed<Value>(value: OneOrMore<Value>): readonly Value[] {
  return Array.isArray(value) ? value : [value as Value];
}
