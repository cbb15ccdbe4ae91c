import type { AccountFacts, Answer, KeyFacts, LogBucketFacts } from '../../audit/index.js';
import { type AccountId, parseAccountId, parseRegion, type Region } from '../../cloudtrail/index.js';
import { collectKey } from './keys.js';
import type { Session } from './session.js';

interface NamedKey {
  readonly name: string;
  readonly accountId: AccountId;
  readonly region: Region;
}

/** Every key that a trail, a log bucket or a trail's log group names, asked of the account that owns it. */
export async function collectKeys(
  accounts: readonly AccountFacts[],
  buckets: readonly LogBucketFacts[],
  enter: (accountId: AccountId) => Promise<Session>,
): Promise<readonly KeyFacts[]> {
  const named = new Map<string, NamedKey>();
  for (const key of [...keysOfAccounts(accounts), ...keysOfBuckets(buckets)]) named.set(key.name, key);
  const keys: KeyFacts[] = [];
  for (const { name, accountId, region } of named.values()) {
    keys.push(await collectKey(await enter(accountId), region, name));
  }
  return keys;
}

function keysOfAccounts(accounts: readonly AccountFacts[]): readonly NamedKey[] {
  return accounts.flatMap(({ accountId, inRegions }) =>
    inRegions.flatMap(({ region, trails, logGroups }) =>
      [...valuesOf(trails), ...valuesOf(logGroups)].flatMap(({ keyArn }) =>
        keyArn === undefined ? [] : locate(keyArn, accountId, region),
      ),
    ),
  );
}

function keysOfBuckets(buckets: readonly LogBucketFacts[]): readonly NamedKey[] {
  return buckets.flatMap(({ encryption, ownerAccountId, region }) => {
    const keyArn = encryption.kind === 'known' ? encryption.value?.keyArn : undefined;
    const owner = ownerAccountId.kind === 'known' ? ownerAccountId.value : null;
    if (keyArn === undefined || region.kind === 'unknown') return [];
    return locate(keyArn, owner ?? undefined, region.value);
  });
}

/** A name without an account and a Region belongs to who uses it. */
function locate(name: string, accountId: AccountId | undefined, region: Region): readonly NamedKey[] {
  const [, , , place, owner] = name.split(':');
  const found = parseAccountId(owner ?? '') ?? accountId;
  return found === undefined ? [] : [{ name, accountId: found, region: parseRegion(place ?? '') ?? region }];
}

function valuesOf<Item>(answer: Answer<readonly Item[]> | undefined): readonly Item[] {
  return answer?.kind === 'known' ? answer.value : [];
}
