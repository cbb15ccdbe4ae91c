import type { PolicyDocument } from '../../policy/index.js';
import { type AuditedRole, type Call, CALLS } from './calls.js';

export interface AuditorPolicyNames {
  readonly partition: string;
  /** `*` where it is not known. */
  readonly bucket: string;
  readonly readerRole: string;
}

const RESOURCES: Readonly<
  Record<
    NonNullable<Call['on']> | 'all',
    { readonly sid: string; readonly resource: (names: AuditorPolicyNames) => string }
  >
> = {
  all: { sid: 'ReadConfiguration', resource: () => '*' },
  'log-bucket': {
    sid: 'ReadLogBucket',
    resource: ({ partition, bucket }) => `arn:${partition}:s3:::${bucket}`,
  },
  'log-objects': {
    sid: 'ReadLocks',
    resource: ({ partition, bucket }) => `arn:${partition}:s3:::${bucket}/*`,
  },
  'reader-role': {
    sid: 'EnterAccounts',
    resource: ({ partition, readerRole }) => `arn:${partition}:iam::*:role/${readerRole}`,
  },
};

/** What a collection may do in an account of a role, and nothing more: made from the calls that it makes. */
export function auditorPolicy(role: AuditedRole, names: AuditorPolicyNames): PolicyDocument {
  const calls: readonly Call[] = Object.values(CALLS);
  const wanted = calls.filter(({ roles }) => roles.includes(role));
  const statements = Object.entries(RESOURCES).flatMap(([on, { sid, resource }]) => {
    const actions = wanted.filter((call) => (call.on ?? 'all') === on).map(({ permission }) => permission);
    if (actions.length === 0) return [];
    const Action = [...new Set(actions)].sort();
    return [{ Sid: sid, Effect: 'Allow' as const, Action, Resource: resource(names) }];
  });
  return { Version: '2012-10-17', Statement: statements };
}
