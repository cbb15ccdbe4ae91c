import { parseRegion, type Region } from '../../cloudtrail/index.js';
import type { Partition } from '../../organization/index.js';

const region = (name: string): Region => parseRegion(name)!;

/** Where global services of a partition answer. https://docs.aws.amazon.com/general/latest/gr/ao.html */
export function organizationsRegion(partition: Partition): Region {
  if (partition === 'aws-us-gov') return region('us-gov-west-1');
  return region(partition === 'aws-cn' ? 'cn-northwest-1' : 'us-east-1');
}

/** https://docs.aws.amazon.com/general/latest/gr/iam-service.html */
export function identityRegion(partition: Partition): Region {
  if (partition === 'aws-us-gov') return region('us-gov-west-1');
  return region(partition === 'aws-cn' ? 'cn-north-1' : 'us-east-1');
}

/** https://docs.aws.amazon.com/general/latest/gr/billing.html */
export function billingRegion(partition: Partition): Region {
  return region(partition === 'aws-cn' ? 'cn-northwest-1' : 'us-east-1');
}
