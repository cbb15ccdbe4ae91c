import type { Configuration, GuardrailTrial } from '../../config/index.js';
import type { Guardrails } from '../../policy/index.js';
import type { UnitPlan } from '../manifest.js';
import { keyParameter } from '../template/key-parameter.js';
import { composeTemplate } from '../template/template.js';
import {
  finalAttachment,
  needsRoot,
  organizationPolicies,
  rootParameter,
  trialAttachment,
} from './organization-policies.js';

/** By these deploy knows the trial again, also one that an earlier configuration left behind. */
export const GUARDRAIL_TRIAL = { id: 'guardrails-test', stackName: 'orgtrail-guardrails-test' } as const;

/**
 * The management account: what the members, and others in the log archive account, may not do. With a test
 * unit the same policies stand twice: first in a stack of their own for that unit alone.
 */
export function guardrailsUnits(configuration: Configuration, guardrails: Guardrails): readonly UnitPlan[] {
  const { guardrailTrial } = configuration;
  return [
    ...(guardrailTrial === undefined ? [] : [trialUnit(configuration, guardrails, guardrailTrial)]),
    finalUnit(configuration, guardrails),
  ];
}

function finalUnit(configuration: Configuration, guardrails: Guardrails): UnitPlan {
  const template = composeTemplate('orgtrail: service control policies and a resource control policy', [
    organizationPolicies(configuration, guardrails, finalAttachment(configuration)),
    { Parameters: rootParameter(configuration), Resources: {} },
  ]);
  return {
    id: 'guardrails',
    title: 'policies that keep trail, bucket, key and detection as they are',
    phase: 'after-delivery',
    name: 'orgtrail-guardrails',
    role: 'management',
    region: configuration.trail.homeRegion,
    template: { name: 'management/guardrails', template },
    parameters: {
      ...keyParameter(configuration).sources,
      ...(needsRoot(configuration) ? { RootId: { kind: 'root' } } : {}),
    },
  };
}

function trialUnit(configuration: Configuration, guardrails: Guardrails, trial: GuardrailTrial): UnitPlan {
  const template = composeTemplate('orgtrail: the policies of the organization, for a test unit', [
    organizationPolicies(configuration, guardrails, trialAttachment(trial)),
  ]);
  return {
    id: GUARDRAIL_TRIAL.id,
    title: `the same policies for the test unit ${trial.unit} alone`,
    phase: 'after-delivery',
    name: GUARDRAIL_TRIAL.stackName,
    role: 'management',
    region: configuration.trail.homeRegion,
    template: { name: 'management/guardrails-test', template },
    parameters: keyParameter(configuration).sources,
  };
}
