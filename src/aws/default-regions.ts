import { parseRegion, type Region } from '../cloudtrail/index.js';

/**
 * The Regions of the partition `aws` that every account has and cannot disable: those opened before
 * 20 March 2019. https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
export const defaultRegions: readonly Region[] = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
].map((name) => parseRegion(name)!);
