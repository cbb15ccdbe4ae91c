import type { MicroDollars } from '../money/micro-dollars.js';
import type { CostGroup } from './groups.js';

/** What one service's events come to in all accounts. */
export interface ServiceCost {
  /** `ec2.amazonaws.com`. */
  readonly service: string;
  readonly events: number;
  /** What CloudTrail charges for them. */
  readonly usd: MicroDollars;
}

export interface ServiceCollector {
  /** Passes groups through. */
  readonly watch: (groups: AsyncIterable<CostGroup>) => AsyncGenerator<CostGroup>;
  /** Dearest first, then those with most events, once everything was passed through. */
  readonly services: () => readonly ServiceCost[];
}

export function collectServices(): ServiceCollector {
  const services = new Map<string, ServiceCost>();
  async function* watch(groups: AsyncIterable<CostGroup>) {
    for await (const group of groups) {
      const { service } = group;
      const { events, usd } = services.get(service) ?? { events: 0, usd: 0n };
      services.set(service, { service, events: events + group.events, usd: usd + group.usd });
      yield group;
    }
  }
  return { watch, services: () => [...services.values()].sort(dearestFirst) };
}

function dearestFirst(left: ServiceCost, right: ServiceCost): number {
  if (left.usd !== right.usd) return left.usd > right.usd ? -1 : 1;
  return right.events - left.events || (left.service < right.service ? -1 : 1);
}
