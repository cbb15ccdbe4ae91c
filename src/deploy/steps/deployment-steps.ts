import type { Deployment } from '../deployment.js';
import type { Step } from '../engine/index.js';
import type { Asset, Manifest, Unit } from '../../resources/index.js';
import { adoptedTrail } from './adopted-trail.js';
import { deliveryUnderGuardrails } from './delivery-under-guardrails.js';
import { everyAccountDelivers } from './every-account-delivers.js';
import { firstDelivery } from './first-delivery.js';
import { afterTrial, isTrial } from './guardrail-trial.js';
import { policyTypes } from './policy-types.js';
import { retentionStep } from './retention.js';
import { stackSetAccess } from './stack-set-access.js';
import { stackSetStep } from './stack-set-step.js';
import { stackStep } from './stack-step.js';
import { type StagingNeed, stagingStep } from './staging-step.js';
import { startLogging } from './start-logging.js';
import { delegatedAdministrator, trustedAccess } from './trusted-access.js';

/**
 * The order of a deployment. What the organization allows comes first, then where logs go, then the trail;
 * only when it delivers are locks made long and guardrails attached, because both would be in the way of a
 * repair. Detection and access come last, and then a look whether every account delivers.
 */
export function deploymentSteps(deployment: Deployment): readonly Step[] {
  const { manifest, adopted, target } = deployment;
  const units =
    adopted === undefined ? manifest.units : manifest.units.filter(({ phase }) => phase !== 'foundation');
  const stepsOf = (phase: Unit['phase']) =>
    units.filter((unit) => unit.phase === phase).flatMap((unit) => unitSteps(deployment, unit));
  return [
    trustedAccess(deployment),
    ...(target.accounts.security === target.accounts.management ? [] : [delegatedAdministrator(deployment)]),
    stackSetAccess(deployment),
    policyTypes(deployment),
    ...stagingNeeds({ ...manifest, units }).map((need) => stagingStep(deployment, need)),
    ...stepsOf('foundation'),
    ...(adopted === undefined ? [] : [adoptedTrail(deployment, adopted)]),
    startLogging(deployment),
    firstDelivery(deployment),
    retentionStep(deployment),
    ...stepsOf('after-delivery'),
    everyAccountDelivers(deployment),
  ];
}

function unitSteps(deployment: Deployment, unit: Unit): readonly Step[] {
  if (unit.stackSet !== undefined) return [stackSetStep(deployment, unit)];
  const step = stackStep(deployment, unit);
  if (isTrial(unit)) return [step, deliveryUnderGuardrails(deployment, unit, step)];
  if (unit.id !== 'guardrails') return [step];
  const attaching = afterTrial(deployment, step);
  return [attaching, deliveryUnderGuardrails(deployment, unit, attaching)];
}

/** The files that each account and Region reads, once each. */
export function stagingNeeds({ units, assets }: Manifest): readonly StagingNeed[] {
  const needs = new Map<string, StagingNeed>();
  for (const unit of units) {
    const { role, region } = unit;
    const place = `${role} ${region}`;
    const known = needs.get(place)?.assets ?? [];
    needs.set(place, { role, region, assets: distinct([...known, unit.template, ...named(unit, assets)]) });
  }
  return [...needs.values()];
}

function named({ parameters }: Unit, assets: readonly Asset[]): readonly Asset[] {
  return Object.values(parameters).flatMap((source) =>
    source.kind === 'asset-key' ? assets.filter(({ file }) => file === source.file) : [],
  );
}

function distinct(assets: readonly Asset[]): readonly Asset[] {
  return [...new Map(assets.map((asset) => [`${asset.hash}/${asset.file}`, asset])).values()];
}
