import type { BucketsAccess, StagingBucketFacts } from '../access/index.js';
import type { Region } from '../../cloudtrail/index.js';
import { type Deployment, placeOf } from '../deployment.js';
import { type AccountRoleName, type Change, DONE, type Look, type Step } from '../engine/index.js';
import type { Asset } from '../../resources/index.js';
import { assetKey, stagingBucketName } from '../staging/staging-names.js';
import { stagingPolicy } from '../staging/staging-policy.js';
import { isSameTemplate } from '../stack/template-difference.js';
import { parseJson } from '../stack/json-value.js';

/** Files of one account and Region: a template body in a request stops at 51,200 bytes. */
export interface StagingNeed {
  readonly role: AccountRoleName;
  readonly region: Region;
  readonly assets: readonly Asset[];
}

export function stagingStep(deployment: Deployment, need: StagingNeed): Step {
  const place = placeOf(deployment, need.role, need.region);
  const bucket = stagingBucketName(place.accountId, place.region);
  const buckets = deployment.cloud.account(place.accountId).buckets(place.region);
  return {
    id: `staging-${need.role === 'logArchive' ? 'log-archive' : need.role}-${need.region}`,
    title: 'templates lie where CloudFormation reads them',
    place,
    look: () => lookAtStaging(deployment, bucket, buckets, need),
  };
}

async function lookAtStaging(
  { target }: Deployment,
  bucket: string,
  buckets: BucketsAccess,
  { region, assets }: StagingNeed,
): Promise<Look> {
  const owner = await buckets.ownerOf(bucket);
  if (owner === 'unreachable') return { kind: 'blocked', problem: takenBySomebody(bucket) };
  const wanted = stagingFacts(target.partition, bucket);
  const found = owner === 'nobody' ? undefined : await buckets.describeStaging(bucket);
  const missing = await missingAssets(buckets, bucket, owner === 'nobody', assets);
  const settings = settingChanges(bucket, found, wanted);
  if (settings.length + missing.length === 0) return { kind: 'as-wanted' };
  return {
    kind: 'differs',
    changes: [...settings, ...missing.map((asset) => uploadOf(bucket, asset))],
    apply: async () => {
      if (owner === 'nobody') await buckets.create(bucket, region);
      if (settings.length > 0) await buckets.configureStaging(bucket, wanted);
      for (const asset of missing) await buckets.put(bucket, assetKey(asset), asset.body);
      return DONE;
    },
  };
}

/** Private, of one owner, over TLS only. Nothing in it goes away: a Lambda function may be made from it again. */
function stagingFacts(partition: string, bucket: string): StagingBucketFacts {
  return {
    publicAccessBlocked: true,
    ownerEnforced: true,
    policy: stagingPolicy(partition, bucket),
  };
}

async function missingAssets(
  buckets: BucketsAccess,
  bucket: string,
  isNew: boolean,
  assets: readonly Asset[],
): Promise<readonly Asset[]> {
  if (isNew) return assets;
  const there = await Promise.all(assets.map((asset) => buckets.hasObject(bucket, assetKey(asset))));
  return assets.filter((_asset, index) => there[index] === false);
}

function settingChanges(
  bucket: string,
  found: StagingBucketFacts | undefined,
  wanted: StagingBucketFacts,
): readonly Change[] {
  if (found === undefined) return [{ kind: 'setting', action: 'create', what: `private bucket ${bucket}` }];
  const differing = (Object.keys(wanted) as readonly (keyof StagingBucketFacts)[]).filter((name) =>
    name === 'policy'
      ? !isSameTemplate(parseJson(found.policy ?? 'null'), parseJson(wanted.policy ?? 'null')!)
      : found[name] !== wanted[name],
  );
  return differing.map((name) => ({
    kind: 'setting',
    action: 'change',
    what: `${SETTING_NAMES[name]} of bucket ${bucket}`,
  }));
}

const SETTING_NAMES: Readonly<Record<keyof StagingBucketFacts, string>> = {
  publicAccessBlocked: 'public access block',
  ownerEnforced: 'object ownership',
  policy: 'policy',
};

function uploadOf(bucket: string, asset: Asset): Change {
  return { kind: 'upload', action: 'create', bucket, key: assetKey(asset), bytes: asset.body.byteLength };
}

function takenBySomebody(bucket: string) {
  return {
    what: 'there is such a bucket, and it is not this account’s to look at',
    where: `s3://${bucket}`,
    next: 'Allow the deployer role s3:ListBucket there; if the bucket belongs to another account, ask its owner to delete it.',
  };
}
