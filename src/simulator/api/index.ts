export { callApi, callContext, type CallDetails, type CallPlace, noRisk, type Risk } from './call-api.js';
export type { CallContext } from './api.js';
export { type ApiName, apis } from './catalog.js';
export { type CallError, denial } from './denial.js';
export { ingressRequest, runInstancesRequest, runInstancesResponse } from './ec2-writes.js';
export { bucketRequest, lifecycle } from './s3.js';
export { assumedRole } from './sts.js';
