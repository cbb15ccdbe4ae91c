import type { Unit } from '../../resources/index.js';
import type { Deployment } from '../deployment.js';
import type { Step } from '../engine/index.js';
import { stagingNeeds } from '../steps/deployment-steps.js';
import { removeLogs } from './remove-logs.js';
import { removeStack } from './remove-stack.js';
import { removeStackSet } from './remove-stack-set.js';
import { removeStaging } from './remove-staging.js';

/**
 * A deployment backwards. What Organizations was told (trusted access, policy types, the delegated
 * administrator) stays, because nobody knows who else has come to rely on it.
 */
export function destructionSteps(deployment: Deployment, logs: LogDecision): readonly Step[] {
  const { manifest, adopted } = deployment;
  const units = manifest.units.filter(({ phase }) => adopted === undefined || phase !== 'foundation');
  return [
    ...[...units].reverse().map((unit) => removeUnit(deployment, unit)),
    ...(adopted === undefined ? [removeLogs(deployment, logs)] : []),
    ...stagingNeeds({ ...manifest, units }).map((need) => removeStaging(deployment, need)),
  ];
}

/** Logs stay, unless the bucket that holds them is named. */
export type LogDecision = { readonly kind: 'keep' } | { readonly kind: 'delete'; readonly bucket: string };

function removeUnit(deployment: Deployment, unit: Unit): Step {
  return unit.stackSet === undefined ? removeStack(deployment, unit) : removeStackSet(deployment, unit);
}
