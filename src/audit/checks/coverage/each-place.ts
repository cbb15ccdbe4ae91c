import type { AccountId, Region } from '../../../cloudtrail/index.js';
import { type CheckResult, judgeEach, notApplicable, type Place, unknown } from '../../check/index.js';
import {
  type Answer,
  type Delivery,
  known,
  type ListedAccount,
  notAsked,
  type TrailFacts,
} from '../../snapshot/index.js';
import { type Audit, isWithin } from '../../view/index.js';

/** Judges every active account. That there is no trail is what ORG-03 fails for. */
export function inEachAccount(
  { trail, activeAccounts }: Audit,
  decide: (account: ListedAccount, trail: TrailFacts) => readonly CheckResult[],
): readonly CheckResult[] {
  return judgeEach(trail, (found) =>
    found === null
      ? [notApplicable('there is no organization trail')]
      : judgeEach(activeAccounts, (accounts) => accounts.flatMap((account) => decide(account, found))),
  );
}

/** Whether a log or a digest of an account and Region arrived lately; digests are also delivered for silence. */
export function judgeDelivery(
  audit: Audit,
  accountId: AccountId,
  region: Region,
  decide: (arrived: boolean, place: Place) => CheckResult,
): CheckResult {
  const { logBucket, deliveryOf } = audit;
  const place = { accountId, region };
  if (logBucket.kind === 'unknown') return unknown(logBucket, place);
  const delivery = deliveryOf(accountId, region);
  if (delivery === undefined) return unknown(notAsked({ ...QUESTION, accountId, region }), place);
  const arrived = hasArrived(audit, delivery);
  return arrived.kind === 'known' ? decide(arrived.value, place) : unknown(arrived, place);
}

const QUESTION = { permission: 's3:ListBucket', operation: 'ListObjectsV2' };

/** One that arrived is enough; only when neither is known to have does an unknown answer matter. */
function hasArrived(
  { snapshot, expectations }: Audit,
  { newestLogAt, newestDigestAt }: Delivery,
): Answer<boolean> {
  const answers = [newestLogAt, newestDigestAt];
  const arrived = answers.some(
    (answer) => answer.kind === 'known' && isWithin(snapshot, answer.value, expectations.deliveryHours),
  );
  if (arrived) return known(true);
  const [first] = answers.filter((answer) => answer.kind === 'unknown');
  return first ?? known(false);
}
