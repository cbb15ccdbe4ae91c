/** A place that has to deliver: an account in a Region where the trail records. */
export interface ExpectedPlace {
  readonly accountId: string;
  readonly region: string;
  /** Since when it has to: the moment the account joined, or the trail began. */
  readonly since: Date;
}

/** The newest that was delivered for a place. */
export interface NewestDelivery {
  readonly accountId: string;
  readonly region: string;
  readonly log: Date | undefined;
  /** Digests come every hour, also from an idle Region: the surer sign of life. */
  readonly digest: Date | undefined;
}

export interface Silence {
  readonly kind: 'silent' | 'never-delivered';
  readonly accountId: string;
  readonly region: string;
  /** The newest delivery; for a place that never delivered, since when it should have. */
  readonly since: Date;
  readonly minutes: number;
}

export interface HeartbeatOptions {
  readonly now: Date;
  /** No log and no digest for longer than this is silence. */
  readonly minutes: number;
}

/**
 * Places from which nothing comes. Stopping a trail silences EventBridge and CloudWatch as well, so that
 * no event tells of it: only the silence does.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
 */
export function findSilence(
  expected: readonly ExpectedPlace[],
  newest: readonly NewestDelivery[],
  options: HeartbeatOptions,
): readonly Silence[] {
  const known = new Map(newest.map((each) => [placeKey(each), latest(each)]));
  return expected.flatMap((place) => silenceOf(place, known.get(placeKey(place)), options) ?? []);
}

function silenceOf(
  { accountId, region, since }: ExpectedPlace,
  seen: Date | undefined,
  { now, minutes }: HeartbeatOptions,
): Silence | undefined {
  const from = seen ?? since;
  const elapsed = Math.floor((now.getTime() - from.getTime()) / 60_000);
  if (elapsed <= minutes) return undefined;
  const kind = seen === undefined ? 'never-delivered' : 'silent';
  return { kind, accountId, region, since: from, minutes: elapsed };
}

function latest({ log, digest }: NewestDelivery): Date | undefined {
  const times = [log, digest].flatMap((time) => time?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}

function placeKey({ accountId, region }: { readonly accountId: string; readonly region: string }): string {
  return `${accountId}/${region}`;
}
