import type { StackSetFacts, StackSetRequest, StackSetTargets } from '../access/index.js';
import { accountOf, type Deployment, placeOf } from '../deployment.js';
import type { Applied, Change, Look, Run, Step } from '../engine/index.js';
import type { Unit } from '../../resources/index.js';
import { assetKey, stagingBucketName, templateUrl } from '../staging/staging-names.js';
import { type Operation, runOperations } from '../stack/run-operations.js';
import { knownValues, resolveParameters } from '../stack/resolve-parameters.js';
import { TAGS } from '../stack/tags.js';
import { stackChanges } from './stack-step.js';

/** A stack set: the same stack in every account below the roots and units, also in those that join later. */
export function stackSetStep(deployment: Deployment, unit: Unit): Step {
  return {
    id: unit.id,
    title: unit.title,
    place: placeOf(deployment, unit.role, unit.region),
    look: (run) => lookAtStackSet(deployment, unit, run),
  };
}

async function lookAtStackSet(deployment: Deployment, unit: Unit, run: Run): Promise<Look> {
  const stackSets = accountOf(deployment, unit.role).stackSets(unit.region);
  const found = await stackSets.describe(unit.name);
  const values = await resolveParameters(deployment, unit, undefined);
  const targets = await wantedTargets(deployment, unit);
  const template = stackChanges(
    unit,
    { body: found?.templateBody, parameters: found?.parameters ?? {} },
    values,
  );
  const settings = deploymentChanges(unit.name, found);
  const missing = missingTargets(found, targets);
  const changes = [...template, ...settings, ...missing.flatMap((each) => instanceChanges(unit.name, each))];
  const notes = found === undefined ? [] : await troubledInstances(deployment, unit);
  if (changes.length === 0) return { kind: 'as-wanted', notes };
  const isOutdated = found !== undefined && template.length + settings.length > 0;
  return {
    kind: 'differs',
    changes,
    notes,
    apply: async () => {
      const request = await requestOf(deployment, unit);
      if (request.kind !== 'ready') return request.applied;
      if (found === undefined) await stackSets.create(request.request);
      return runOperations(run, stackSets, unit.name, [
        ...(isOutdated ? [updateOf(request.request)] : []),
        ...missing.map(creationOf),
      ]);
    },
  };
}

function updateOf(request: StackSetRequest): Operation {
  return { what: 'an update of every stack', start: (stackSets) => stackSets.update(request) };
}

function creationOf(targets: StackSetTargets): Operation {
  return {
    what: `stacks in ${targets.units.join(', ')}`,
    start: (stackSets, name) => stackSets.createInstances(name, targets),
  };
}

async function wantedTargets({ target, cloud }: Deployment, unit: Unit): Promise<StackSetTargets> {
  const units = target.units.length > 0 ? target.units : [(await cloud.organizations.root()).id];
  return { units, regions: unit.stackSet?.regions ?? [] };
}

/** New units need every Region, known units the new Regions. */
function missingTargets(
  found: StackSetFacts | undefined,
  { units, regions }: StackSetTargets,
): readonly StackSetTargets[] {
  const newUnits = units.filter((unit) => found?.units.includes(unit) !== true);
  const newRegions = regions.filter((region) => found?.regions.includes(region) !== true);
  const knownUnits = units.filter((unit) => !newUnits.includes(unit));
  return [
    { units: newUnits, regions },
    { units: knownUnits, regions: newRegions },
  ].filter((targets) => targets.units.length > 0 && targets.regions.length > 0);
}

function instanceChanges(stackSet: string, { units, regions }: StackSetTargets): readonly Change[] {
  return units.map((unit) => ({
    kind: 'setting',
    action: 'create',
    what: `stacks of ${stackSet} in every account below ${unit}`,
    after: regions.join(', '),
  }));
}

/** Without retain, an account that is moved to another unit would lose its detection without a word. */
function deploymentChanges(stackSet: string, found: StackSetFacts | undefined): readonly Change[] {
  if (found === undefined || (found.autoDeploys && found.retainsStacks)) return [];
  return [
    {
      kind: 'setting',
      action: 'change',
      what: `automatic deployment of ${stackSet} to accounts that join, and stacks that stay when one leaves`,
      after: 'enabled',
    },
  ];
}

/** Suspended accounts and those that somebody changed by hand: no reason to fail, but to know. */
async function troubledInstances(deployment: Deployment, unit: Unit): Promise<readonly string[]> {
  const instances = await accountOf(deployment, unit.role).stackSets(unit.region).instances(unit.name);
  return instances
    .filter(({ status }) => status !== 'CURRENT')
    .map(
      ({ accountId, region, status, reason }) =>
        `the stack in account ${accountId}, ${region} is ${status}${reason === '' ? '' : `: ${reason}`}`,
    );
}

type ReadyRequest =
  | { readonly kind: 'ready'; readonly request: StackSetRequest }
  | { readonly kind: 'missing'; readonly applied: Applied };

async function requestOf(deployment: Deployment, unit: Unit): Promise<ReadyRequest> {
  const values = await resolveParameters(deployment, unit, undefined);
  const missing = Object.entries(values).filter(([, value]) => value.kind === 'known-after');
  if (missing.length > 0) {
    const problem = {
      what: `values are missing that an earlier stack was to give: ${missing.map(([name]) => name).join(', ')}`,
      where: `stack set ${unit.name}`,
      next: 'Look at the outputs of that stack: another template than ours was deployed under its name.',
    };
    return { kind: 'missing', applied: { kind: 'failed', problem } };
  }
  const { target } = deployment;
  const bucket = stagingBucketName(target.accounts[unit.role], unit.region);
  const request = {
    name: unit.name,
    description: unit.title,
    templateUrl: templateUrl(target.partition, bucket, unit.region, assetKey(unit.template)),
    parameters: knownValues(values),
    tags: TAGS,
  };
  return { kind: 'ready', request };
}
