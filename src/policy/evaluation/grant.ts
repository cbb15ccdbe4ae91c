import type { Doubt } from '../matching/answer.js';
import type { PolicyLayer, StatementReference } from './decision.js';

/** Whether something that a request needs is given. */
export type Grant =
  | { readonly kind: 'granted'; readonly by: StatementReference }
  | { readonly kind: 'missing'; readonly layer: PolicyLayer; readonly because: string }
  | { readonly kind: 'unknown'; readonly doubts: readonly Doubt[] };

export function missing(layer: PolicyLayer, because: string): Grant {
  return { kind: 'missing', layer, because };
}

/** The first one that is missing, then what is unknown, then the first grant. */
export function needsAll(grants: readonly [Grant, ...Grant[]]): Grant {
  return grants.find(({ kind }) => kind === 'missing') ?? unknownOf(grants) ?? grants[0];
}

/** The first that is granted, then what is unknown, then the last that is missing. */
export function needsOne(grants: readonly [Grant, ...Grant[]]): Grant {
  return grants.find(({ kind }) => kind === 'granted') ?? unknownOf(grants) ?? grants.at(-1)!;
}

function unknownOf(grants: readonly Grant[]): Grant | undefined {
  const doubts = grants.flatMap((grant) => (grant.kind === 'unknown' ? grant.doubts : []));
  return doubts.length === 0 ? undefined : { kind: 'unknown', doubts };
}
