import type { AccountId, Region } from '../../cloudtrail/index.js';
import type { Asset } from '../../resources/index.js';

/** The private bucket that CloudFormation and Lambda read our files from, one in each account and Region. */
export function stagingBucketName(accountId: AccountId, region: Region): string {
  return `orgtrail-staging-${accountId}-${region}`;
}

/** Named by its content, so that what is there is what is wanted, and an upload that broke off is none. */
export function assetKey({ file, hash }: Asset): string {
  return `${hash.slice(0, 32)}/${file}`;
}

/** CloudFormation takes a template only from S3, by this form of URL. */
export function templateUrl(partition: string, bucket: string, region: Region, key: string): string {
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${bucket}.s3.${region}.${domain}/${key}`;
}
