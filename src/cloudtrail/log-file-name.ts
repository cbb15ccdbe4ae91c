import { type AccountId, parseAccountId } from './account-id.js';
import { formatMinute, parseKeyTime } from './key-time.js';
import type { LogCategory, OtherKeyReason } from './log-key.js';
import { parseRegion, type Region } from './region.js';

/** `111122223333_CloudTrail_eu-west-1_20260301T0115Z_AbCdEfGh12345678.json.gz` taken apart. */
export interface LogFileName {
  readonly accountId: AccountId;
  readonly category: LogCategory;
  readonly region: Region;
  readonly deliveredAt: Date;
  readonly withoutSeparator: boolean;
  readonly uniqueText: string;
  readonly withoutGz: boolean;
}

// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
// That page's own example has no `_` before the unique part.
const shape =
  /^(\d{12})_(CloudTrail(?:-Insight|-NetworkActivity|-Aggregated)?)_([a-z0-9-]+)_(\d{8}T\d{4}Z)(_?)([A-Za-z0-9]{1,64})\.json(\.gz)?$/;

export function parseLogFileName(name: string): LogFileName | OtherKeyReason {
  const [, account = '', category, place = '', time = '', separator, uniqueText = '', gz] =
    shape.exec(name) ?? [];
  const accountId = parseAccountId(account);
  const region = parseRegion(place);
  if (accountId === undefined || region === undefined) return 'foreign-name';
  const deliveredAt = parseKeyTime(time);
  if (deliveredAt === undefined) return 'impossible-time';
  return {
    accountId,
    category: category as LogCategory,
    region,
    deliveredAt,
    withoutSeparator: separator === '',
    uniqueText,
    withoutGz: gz === undefined,
  };
}

export function formatLogFileName(name: LogFileName): string {
  const separator = name.withoutSeparator ? '' : '_';
  const time = formatMinute(name.deliveredAt);
  const extension = name.withoutGz ? '.json' : '.json.gz';
  return `${name.accountId}_${name.category}_${name.region}_${time}${separator}${name.uniqueText}${extension}`;
}
