import type { DefaultRetention, StackFacts } from '../access/index.js';
import type { Deployment } from '../deployment.js';
import type { Unit } from '../../resources/index.js';

/** Days of the first lock: long enough to see that deliveries arrive, short enough to begin anew. */
const FIRST_RETENTION_DAYS = 1;

/**
 * How new objects are locked until the retention step has run: as the stack says, and at first for a day
 * under GOVERNANCE, because a log that is locked by mistake cannot be taken away.
 */
export function currentRetention(
  deployment: Deployment,
  unit: Unit,
  stack: Pick<StackFacts, 'parameters'> | undefined,
): DefaultRetention {
  const parameterOf = (kind: 'retention-mode' | 'retention-days') => {
    const name = Object.entries(unit.parameters).find(([, source]) => source.kind === kind)?.[0];
    return name === undefined ? undefined : stack?.parameters[name];
  };
  const days = Number(parameterOf('retention-days') ?? Number.NaN);
  return {
    mode: parameterOf('retention-mode') === 'COMPLIANCE' ? 'COMPLIANCE' : 'GOVERNANCE',
    days: days > 0 ? days : Math.min(FIRST_RETENTION_DAYS, deployment.target.retention.days),
  };
}
