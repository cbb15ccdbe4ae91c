import type { Expectations } from '../../expectations.js';

/** What sets the lock that is expected; what is in the bucket already keeps the lock that it has. */
export function lockCommand(bucket: string, { retentionMode, retentionDays }: Expectations): string {
  const rule = `DefaultRetention={Mode=${retentionMode},Days=${retentionDays}}`;
  return `orgtrail deploy --confirm-compliance ${bucket}  # step retention; or aws s3api put-object-lock-configuration --bucket ${bucket} --object-lock-configuration 'ObjectLockEnabled=Enabled,Rule={${rule}}'`;
}
