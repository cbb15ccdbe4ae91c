import type { NamedPolicy } from '../../../policy/index.js';

/** What somebody leaves behind who wants a bucket or a key open. */
export const openedResourcePolicy: NamedPolicy = {
  name: 'a policy that somebody opened',
  document: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
  },
};
