import type { Answer, Delivery, LogBucketFacts } from '../../audit/index.js';
import {
  type AccountId,
  formatDay,
  type OrganizationId,
  parseAccountId,
  type Region,
} from '../../cloudtrail/index.js';
import { forEachSideBySide } from '../../storage/index.js';
import { known } from './ask.js';
import { foldersBelow, type ListedBucket } from './bucket-listing.js';
import { collectDeleteMarkers } from './delete-markers.js';
import { collectDelivery } from './deliveries.js';

/** Whose logs are looked for where. */
export interface ExpectedContent {
  /** The trail's prefix, without a `/` at either end. */
  readonly prefix: string;
  readonly organizationId: OrganizationId | undefined;
  readonly managementAccountId: AccountId;
  readonly homeRegion: Region;
  readonly accounts: readonly { readonly accountId: AccountId; readonly regions: readonly Region[] }[];
  readonly now: Date;
}

type BucketContent = Pick<LogBucketFacts, 'accountFolders' | 'firstLogDay' | 'deliveries' | 'deleteMarkers'>;

/** Accounts whose newest log is asked for its lock, and whose folders for delete markers. */
const SAMPLED_ACCOUNTS = 20;
const LISTINGS_AT_ONCE = 16;

export async function collectBucketContent(
  bucket: ListedBucket,
  expected: ExpectedContent,
): Promise<BucketContent> {
  const root = rootOf(expected);
  const sampled = expected.accounts.slice(0, SAMPLED_ACCOUNTS).map(({ accountId }) => accountId);
  return {
    accountFolders: await accountFolders(bucket, root),
    firstLogDay: await firstLogDay(bucket, root, expected),
    deliveries: await collectDeliveries(bucket, expected, new Set(sampled)),
    deleteMarkers: await collectDeleteMarkers(bucket, markerPrefixes(root, sampled, expected)),
  };
}

/** Today and yesterday of the sampled accounts in the home Region: what was hidden lately. */
function markerPrefixes(
  root: string,
  sampled: readonly AccountId[],
  { homeRegion, now }: ExpectedContent,
): readonly string[] {
  const days = [now, new Date(now.getTime() - 86_400_000)].map(formatDay);
  return sampled.flatMap((accountId) =>
    days.map((day) => `${root}${accountId}/CloudTrail/${homeRegion}/${day}/`),
  );
}

/** `prefix/AWSLogs/o-exampleorgid/` */
function rootOf({ prefix, organizationId }: ExpectedContent): string {
  const root = prefix === '' ? 'AWSLogs/' : `${prefix}/AWSLogs/`;
  return organizationId === undefined ? root : `${root}${organizationId}/`;
}

async function accountFolders(bucket: ListedBucket, root: string): Promise<Answer<readonly AccountId[]>> {
  const answer = await foldersBelow(bucket, root);
  if (answer.kind === 'unknown') return answer;
  return known(answer.value.flatMap((folder) => parseAccountId(folder.slice(root.length, -1)) ?? []));
}

/** Of the management account in the trail's home Region, where a trail delivers first: year, month, day. */
async function firstLogDay(
  bucket: ListedBucket,
  root: string,
  { managementAccountId, homeRegion }: ExpectedContent,
): Promise<Answer<string | null>> {
  const start = `${root}${managementAccountId}/CloudTrail/${homeRegion}/`;
  let folder = start;
  for (let level = 0; level < 3; level += 1) {
    const answer = await foldersBelow(bucket, folder);
    if (answer.kind === 'unknown') return answer;
    const [first] = answer.value;
    if (first === undefined) return known(null);
    folder = first;
  }
  return known(folder.slice(start.length, -1).replaceAll('/', '-'));
}

async function collectDeliveries(
  bucket: ListedBucket,
  { accounts, prefix, organizationId, homeRegion, now }: ExpectedContent,
  sampled: ReadonlySet<AccountId>,
): Promise<readonly Delivery[]> {
  const wanted = accounts.flatMap(({ accountId, regions }) =>
    regions.map((region) => ({ accountId, region })),
  );
  const deliveries = new Map<string, Delivery>();
  const keyOf = ({ accountId, region }: { accountId: AccountId; region: Region }) => `${accountId} ${region}`;
  await forEachSideBySide(each(wanted), LISTINGS_AT_ONCE, async (place) => {
    const scope = { ...place, prefix, ...(organizationId !== undefined && { organizationId }) };
    const isSampled = place.region === homeRegion && sampled.has(place.accountId);
    deliveries.set(keyOf(place), await collectDelivery(bucket, scope, now, isSampled));
  });
  return wanted.map((place) => deliveries.get(keyOf(place))!);
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
