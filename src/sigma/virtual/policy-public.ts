import { valuesAt } from '../fields/read-field.js';
import type { VirtualField } from '../fields/virtual-field.js';
import { policiesIn } from './policies-in.js';

/**
 * Condition keys that tie a request to an organization, account, resource, network or person. A statement
 * with one of them does not admit everybody. `sts:ExternalId` and `aws:SecureTransport` are not among
 * them: anybody can satisfy those.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const NARROWING_KEYS: readonly string[] = [
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcearn',
  'aws:sourceowner',
  'aws:sourceip',
  'aws:vpcsourceip',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'aws:userid',
  'aws:username',
  'kms:calleraccount',
  'lambda:functionarn',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
];

/** Operators that fail when the key is absent and accept only what is listed. */
const NARROWING_OPERATORS: readonly string[] = [
  'stringequals',
  'stringequalsignorecase',
  'stringlike',
  'arnequals',
  'arnlike',
  'ipaddress',
];

/** Values that let everything through. */
const EVERYTHING: readonly string[] = ['*', '0.0.0.0/0', '::/0', 'arn:*', 'arn:aws:*', 'arn:aws:iam::*'];

/**
 * Whether a call writes a policy that admits everybody: an Allow for the principal `*`, or for all but
 * some (`NotPrincipal`), without a condition that narrows it. Policies are found anywhere in the request,
 * as objects or as JSON text.
 */
export const policyPublic: VirtualField = {
  name: 'x.policyPublic',
  describes: 'true when a policy in the request lets everybody in',
  reads: ['requestParameters'],
  compute: (event) =>
    valuesAt(event, ['requestParameters']).some((request) => policiesIn(request).some(admitsEverybody)),
};

function admitsEverybody(statement: Readonly<Record<string, unknown>>): boolean {
  if (statement['Effect'] !== 'Allow') return false;
  const everybody = statement['NotPrincipal'] !== undefined || isEverybody(statement['Principal']);
  return everybody && !isNarrowed(statement['Condition']);
}

function isEverybody(principal: unknown): boolean {
  if (principal === '*') return true;
  if (typeof principal !== 'object' || principal === null) return false;
  return Object.entries(principal).some(
    ([kind, names]) => (kind === 'AWS' || kind === '*') && listOf(names).includes('*'),
  );
}

function isNarrowed(condition: unknown): boolean {
  return entriesOf(condition).some(([operator, keys]) => {
    const name = operator.toLowerCase().replace(/^foranyvalue:/, '');
    if (!NARROWING_OPERATORS.includes(name)) return false;
    return entriesOf(keys).some(
      ([key, values]) =>
        NARROWING_KEYS.includes(key.toLowerCase()) &&
        !listOf(values).some((value) => EVERYTHING.includes(String(value).toLowerCase())),
    );
  });
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
