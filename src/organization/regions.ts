import { parseRegion, type Region } from '../cloudtrail/index.js';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export type Partition = 'aws' | 'aws-us-gov' | 'aws-cn';

export function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/**
 * The Regions of the partition `aws` that every account has and cannot disable: those opened before
 * 20 March 2019. https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
export const defaultRegions: readonly Region[] = regions(
  'ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2',
);

/** Those that an account has to opt in to; AWS goes on adding to them. The same page lists them. */
export const optInRegions: readonly Region[] = regions(
  'af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1',
);

const otherPartitions: Readonly<Record<Exclude<Partition, 'aws'>, readonly Region[]>> = {
  'aws-us-gov': regions('us-gov-east-1 us-gov-west-1'),
  'aws-cn': regions('cn-north-1 cn-northwest-1'),
};

/** The Regions that no account of the partition can disable. */
export function defaultRegionsOf(partition: Partition): readonly Region[] {
  return partition === 'aws' ? defaultRegions : otherPartitions[partition];
}

/** Every Region of the partition that a log file can come from. */
export function knownRegionsOf(partition: Partition): readonly Region[] {
  return partition === 'aws' ? [...defaultRegions, ...optInRegions].sort() : otherPartitions[partition];
}

/** A Region that this list does not know is newer than it, and new Regions have been opt-in since 2019. */
export function isOptIn(region: Region): boolean {
  return !defaultRegionsOf(partitionOf(region)).includes(region);
}

function regions(names: string): readonly Region[] {
  return names.split(' ').map((name) => parseRegion(name)!);
}
