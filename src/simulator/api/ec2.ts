import { apisOf } from './api.js';
import { ec2Reads } from './ec2-reads.js';
import { ec2Writes } from './ec2-writes.js';

export const ec2 = apisOf(
  {
    source: 'ec2.amazonaws.com',
    prefix: 'ec2',
    eventVersion: '1.11',
    refusal: 'Client.UnauthorizedOperation',
    throttled: ['Client.RequestLimitExceeded', 'Request limit exceeded.'],
    keepsRefusedRequest: true,
  },
  { ...ec2Reads, ...ec2Writes },
);
