import type { AccountId } from '../../cloudtrail/index.js';
import type { Random } from '../random.js';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
export type UniqueIdPrefix = 'AIDA' | 'AROA' | 'ANPA' | 'AIPA' | 'AKIA' | 'ASIA' | 'AGPA';

const accessKeyLength = 20;
const principalLength = 21;

/**
 * An IAM unique id or access key id of the account. Today's ids carry the account's number in their
 * first nine characters, and tools read it out of them, so ours do as well:
 * https://trufflesecurity.com/blog/research-uncovers-aws-account-numbers-hidden-in-access-keys
 */
export function uniqueId(prefix: UniqueIdPrefix, accountId: AccountId, random: Random): string {
  const length = prefix === 'AKIA' || prefix === 'ASIA' ? accessKeyLength : principalLength;
  const start = prefix + encodeAccount(accountId, random.below(16));
  return start + random.base32(length - start.length);
}

/** 45 bits: a one, the account in 40 bits, four bits of chance. */
function encodeAccount(accountId: AccountId, chance: number): string {
  let bits = (1n << 44n) | (BigInt(accountId) << 4n) | BigInt(chance);
  let text = '';
  for (let index = 0; index < 9; index++, bits >>= 5n) text = base32[Number(bits & 31n)]! + text;
  return text;
}
