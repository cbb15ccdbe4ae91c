import { type AccountId, parseAccountId } from './account-id.js';
import { formatSecond, parseKeyTime } from './key-time.js';
import type { OtherKeyReason } from './log-key.js';
import { parseRegion, type Region } from './region.js';

/** `111122223333_CloudTrail-Digest_eu-west-1_org-trail_us-east-1_20260301T020048Z.json.gz` taken apart. */
export interface DigestFileName {
  readonly accountId: AccountId;
  readonly region: Region;
  readonly trailName: string;
  readonly homeRegion: Region;
  readonly endTime: Date;
  readonly backfill: boolean;
  readonly withoutGz: boolean;
}

/**
 * A trail's name may hold `_` and even `_us-east-1_`, so it is what is left when the account and
 * Region are taken from the front and the time and home Region from the end. Neither Region can
 * hold `_`, hence only one way to read a name.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
 */
const shape =
  /^(\d{12})_CloudTrail-Digest_([a-z0-9-]+)_([A-Za-z0-9._-]{3,128})_([a-z0-9-]+)_(\d{8}T\d{6}Z)(_backfill)?\.json(\.gz)?$/;

export function parseDigestFileName(name: string): DigestFileName | OtherKeyReason {
  const [, account = '', source = '', trailName = '', home = '', time = '', backfill, gz] =
    shape.exec(name) ?? [];
  const accountId = parseAccountId(account);
  const region = parseRegion(source);
  const homeRegion = parseRegion(home);
  if (accountId === undefined || region === undefined || homeRegion === undefined) return 'foreign-name';
  const endTime = parseKeyTime(time);
  if (endTime === undefined) return 'impossible-time';
  return {
    accountId,
    region,
    trailName,
    homeRegion,
    endTime,
    backfill: backfill !== undefined,
    withoutGz: gz === undefined,
  };
}

export function formatDigestFileName(name: DigestFileName): string {
  const time = formatSecond(name.endTime);
  const backfill = name.backfill ? '_backfill' : '';
  const extension = name.withoutGz ? '.json' : '.json.gz';
  return `${name.accountId}_CloudTrail-Digest_${name.region}_${name.trailName}_${name.homeRegion}_${time}${backfill}${extension}`;
}
