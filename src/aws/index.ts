/** The only door to the AWS SDK. Loaded by the commands that need it. */
export { createS3Client, type S3ClientOptions } from './s3-client.js';
export { openS3Store, type S3StoreOptions } from './s3-store.js';
