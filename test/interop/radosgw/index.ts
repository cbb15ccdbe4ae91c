export { connect, makeBucket } from './connect.js';
export { type CephSource, findCeph } from './find-ceph.js';
export { type RadosGateway, startRadosGateway } from './start-radosgw.js';
