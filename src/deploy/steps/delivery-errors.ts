import type { TrailStatus } from '../access/index.js';

/** What CloudTrail says of a last delivery that failed: `LatestDeliveryError: AccessDenied`. */
export function deliveryErrors(status: TrailStatus | undefined): readonly string[] {
  return Object.entries(status?.errors ?? {}).map(([name, text]) => `${name}: ${text}`);
}
