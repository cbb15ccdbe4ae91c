import type { MicroDollars } from '../money/micro-dollars.js';

/** What one service's events come to in all accounts. */
export interface ServiceCost {
  /** `ec2.amazonaws.com`. */
  readonly service: string;
  readonly events: number;
  /** What CloudTrail charges for them. */
  readonly usd: MicroDollars;
}

/** One entry for each service, dearest first, then those with most events. */
export function addServices(parts: readonly ServiceCost[]): readonly ServiceCost[] {
  const services = new Map<string, ServiceCost>();
  for (const { service, events, usd } of parts) {
    const sum = services.get(service) ?? { service, events: 0, usd: 0n };
    services.set(service, { service, events: sum.events + events, usd: sum.usd + usd });
  }
  return [...services.values()].sort(dearestFirst);
}

function dearestFirst(left: ServiceCost, right: ServiceCost): number {
  if (left.usd !== right.usd) return left.usd > right.usd ? -1 : 1;
  return right.events - left.events || (left.service < right.service ? -1 : 1);
}
