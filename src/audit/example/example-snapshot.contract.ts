import type { AccountId, Region } from '../../cloudtrail/index.js';
import { known, notAsked, type Snapshot, type Unknown } from '../snapshot/index.js';
import { exampleAccount } from './example-account.contract.js';
import { exampleCatalogs, exampleStackSet, exampleUsage } from './example-catalog.contract.js';
import { exampleKey, exampleLogBucket } from './example-log-bucket.contract.js';
import {
  HOME,
  LOG_ARCHIVE,
  MANAGEMENT,
  MEMBER,
  OTHER,
  SECURITY,
  TAKEN_AT,
} from './example-names.contract.js';
import { exampleOrganization } from './example-organization.contract.js';

export * from './example-names.contract.js';

export interface ExampleSize {
  readonly members: readonly AccountId[];
  readonly regions: readonly Region[];
}

/** An organization in which nothing is wrong: every check passes or has nothing to judge. */
export function exampleSnapshot({ members, regions }: ExampleSize): Snapshot {
  const accounts = [MANAGEMENT, LOG_ARCHIVE, SECURITY, ...members];
  return {
    schema: 'orgtrail.snapshot/1',
    takenAt: TAKEN_AT,
    partition: 'aws',
    organization: exampleOrganization(members),
    accounts: accounts.map((accountId) => exampleAccount(accountId, regions)),
    logBuckets: [exampleLogBucket(accounts, regions)],
    keys: [exampleKey()],
    stackSets: known([exampleStackSet(accounts, regions)]),
    catalogs: exampleCatalogs(accounts),
    usage: known(exampleUsage(accounts)),
    integrity: known({
      from: '2026-02-28T00:00:00.000Z',
      to: '2026-03-01T00:00:00.000Z',
      chains: accounts.map((accountId) => ({
        accountId,
        region: HOME,
        verdict: 'ok',
        digests: 24,
        codes: [],
      })),
    }),
  };
}

/** Four accounts in two Regions: management, log archive, security, one workload. */
export const EXAMPLE_SNAPSHOT: Snapshot = exampleSnapshot({ members: [MEMBER], regions: [HOME, OTHER] });

/** A type whose every part may be assigned to. */
export type Draft<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? Draft<Item>[]
    : { -readonly [Name in keyof Value]: Draft<Value[Name]> };

/** The example with one thing changed; the example itself stays as it is. */
export function changeSnapshot(change: (draft: Draft<Snapshot>) => void, from = EXAMPLE_SNAPSHOT): Snapshot {
  const draft = structuredClone(from) as Draft<Snapshot>;
  change(draft);
  return draft as Snapshot;
}

/** What a call says that IAM does not allow. */
export function denied(permission: string, accountId: string = MANAGEMENT, region?: string): Unknown {
  const question = { permission, operation: permission.split(':')[1]!, accountId };
  return {
    ...notAsked({ ...question, ...(region !== undefined && { region }) }),
    reason: 'denied',
    message: 'AccessDeniedException: User is not authorized to perform this action',
  };
}

/** The known value of an answer, for a draft to change; a test that finds none is wrong itself. */
export function valueOf<Value>(
  answer: { readonly kind: 'known'; readonly value: Value } | { readonly kind: 'unknown' } | undefined,
): Value {
  if (answer?.kind !== 'known') throw new Error('the example has no such value');
  return answer.value;
}
