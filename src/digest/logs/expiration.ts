import { day } from '../time/index.js';

/** A lifecycle rule of the bucket that deletes objects. */
export interface ExpirationRule {
  /** Of the whole key in the bucket. */
  readonly prefix: string;
  readonly days: number;
}

/**
 * The rule by which an object of that time is gone by now. S3 expires at the midnight after the days
 * are over. https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export function expiredBy(
  rules: readonly ExpirationRule[],
  key: string,
  stored: number,
  now: number,
): ExpirationRule | undefined {
  return rules.find((rule) => key.startsWith(rule.prefix) && stored + rule.days * day <= now);
}
