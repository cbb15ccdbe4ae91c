/**
 * The same templates for CDK users. `aws-cdk-lib` and `constructs` are optional peers: nothing else of the
 * package imports them.
 */
export { OrgtrailStacks, type OrgtrailStacksProps } from './orgtrail-stacks.js';
