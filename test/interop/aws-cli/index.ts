export { type AwsCli, type AwsEndpoints, findAwsCli, openAwsCli } from './aws-cli.js';
export { startEndpoint } from './endpoint.js';
