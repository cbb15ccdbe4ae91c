import type { ObjectStore } from '../../../src/storage/index.js';
import { startS3Server } from '../../contract/s3-server.js';
import type { AwsEndpoints } from './aws-cli.js';
import { type ControlPlaneOptions, startControlPlane } from './control-plane.js';

export interface Endpoint extends AwsEndpoints {
  /** Requests to all services, in order. */
  readonly requests: { readonly s3: readonly string[]; readonly controlPlane: readonly string[] };
  stop(): Promise<void>;
}

/** Serves a trail's bucket and what AWS says of the trail, on this machine only. */
export async function startEndpoint(
  options: ControlPlaneOptions & { readonly store: ObjectStore },
): Promise<Endpoint> {
  const { bucket } = options.organization.trail;
  const s3 = await startS3Server({ buckets: { [bucket]: options.store } });
  const controlPlane = await startControlPlane(options);
  return {
    s3: s3.url,
    controlPlane: controlPlane.url,
    requests: { s3: s3.requests, controlPlane: controlPlane.requests },
    stop: async () => {
      await Promise.all([s3.stop(), controlPlane.stop()]);
    },
  };
}
