import { createHash } from 'node:crypto';
import type { StackFacts } from '../access/index.js';
import { accountOf, type Deployment, placeOf } from '../deployment.js';
import type { Applied, Change, Look, ParameterChange, Run, Step } from '../engine/index.js';
import type { Unit } from '../../resources/index.js';
import { assetKey, stagingBucketName, templateUrl } from '../staging/staging-names.js';
import { changeStack } from '../stack/change-stack.js';
import { isSameTemplate, templateDifference } from '../stack/template-difference.js';
import { parseJson } from '../stack/json-value.js';
import { knownValues, type ParameterValues, resolveParameters } from '../stack/resolve-parameters.js';
import { stackCondition } from '../stack/stack-status.js';
import { TAGS } from '../stack/tags.js';

/** A stack of one account: a change set for what differs, its events while it is executed. */
export function stackStep(deployment: Deployment, unit: Unit): Step {
  return {
    id: unit.id,
    title: unit.title,
    place: placeOf(deployment, unit.role, unit.region),
    look: (run) => lookAtStack(deployment, unit, run),
  };
}

export async function lookAtStack(deployment: Deployment, unit: Unit, run: Run): Promise<Look> {
  const stacks = accountOf(deployment, unit.role).stacks(unit.region);
  const stack = await stacks.describe(unit.name);
  const condition = stackCondition(stack?.status);
  const isThere = condition === 'settled' || condition === 'busy' || condition === 'stuck';
  const body = isThere ? await stacks.template(unit.name) : undefined;
  const values = await resolveParameters(deployment, unit, stack);
  const changes = [
    ...stackChanges(unit, { body, parameters: isThere ? stack!.parameters : {} }, values),
    ...protectionChanges(unit, isThere ? stack : undefined),
  ];
  if (condition === 'settled' && changes.length === 0) return { kind: 'as-wanted' };
  return {
    kind: 'differs',
    changes: condition === 'busy' ? [waitFor(unit, stack!), ...changes] : changes,
    ...(condition === 'never-created' && {
      notes: [`a failed attempt is cleared away first: ${stack!.status}`],
    }),
    apply: () => apply(deployment, unit, run),
  };
}

function waitFor({ name }: Unit, { status }: StackFacts): Change {
  return { kind: 'wait', action: 'create', what: `the end of ${status} of stack ${name}` };
}

/** A stack that holds logs or makes them is not deleted by a slip. */
function isProtected({ phase }: Unit): boolean {
  return phase === 'foundation';
}

function protectionChanges(unit: Unit, stack: StackFacts | undefined): readonly Change[] {
  const wanted = isProtected(unit);
  if (stack === undefined || stack.isProtected === wanted) return [];
  const what = `termination protection of stack ${unit.name}`;
  return [{ kind: 'setting', action: 'change', what, after: wanted ? 'on' : 'off' }];
}

/** Also for stack sets, which have the same template and parameters. */
export function stackChanges(
  { name, template }: Pick<Unit, 'name' | 'template'>,
  found: { readonly body: string | undefined; readonly parameters: Readonly<Record<string, string>> },
  values: ParameterValues,
): readonly Change[] {
  const before = found.body === undefined ? undefined : parseJson(found.body);
  const after = parseJson(new TextDecoder().decode(template.body))!;
  const resources = templateDifference(name, before, after);
  const parameters = parameterChanges(name, found.parameters, values);
  if (resources.length > 0 || parameters.length > 0 || isSameTemplate(before, after)) {
    return [...resources, ...parameters];
  }
  return [{ kind: 'setting', action: 'change', what: `outputs, parameters or conditions of stack ${name}` }];
}

function parameterChanges(
  stack: string,
  before: Readonly<Record<string, string>>,
  values: ParameterValues,
): readonly ParameterChange[] {
  return Object.entries(values).flatMap(([name, value]): readonly ParameterChange[] => {
    const old = before[name];
    if (value.kind === 'known' && value.value === old) return [];
    const action = old === undefined ? 'create' : 'change';
    return [
      {
        kind: 'parameter',
        action,
        stack,
        name,
        ...(old !== undefined && { before: old }),
        ...(value.kind === 'known' ? { after: value.value } : { knownAfter: value.step }),
      },
    ];
  });
}

async function apply(deployment: Deployment, unit: Unit, run: Run): Promise<Applied> {
  const { target } = deployment;
  const account = accountOf(deployment, unit.role);
  const stacks = account.stacks(unit.region);
  const values = await resolveParameters(deployment, unit, await stacks.describe(unit.name));
  const missing = Object.entries(values).flatMap(([name, value]) =>
    value.kind === 'known-after' ? `${name} (an output of ${value.step})` : [],
  );
  if (missing.length > 0) return { kind: 'failed', problem: missingOutputs(unit, missing) };
  const parameters = knownValues(values);
  const bucket = stagingBucketName(target.accounts[unit.role], unit.region);
  return changeStack(run, stacks, {
    stack: unit.name,
    name: changeSetName(unit, parameters),
    templateUrl: templateUrl(target.partition, bucket, unit.region, assetKey(unit.template)),
    parameters,
    tags: TAGS,
    isProtected: isProtected(unit),
  });
}

/** Named by what it would bring about: a second run of the same deployment finds its own. */
function changeSetName({ template }: Unit, parameters: Readonly<Record<string, string>>): string {
  const wanted = createHash('sha256').update(template.hash).update(JSON.stringify(parameters)).digest('hex');
  return `orgtrail-${wanted.slice(0, 16)}`;
}

function missingOutputs({ name }: Unit, missing: readonly string[]) {
  return {
    what: `values are missing that an earlier stack was to give: ${missing.join(', ')}`,
    where: `stack ${name}`,
    next: 'Look at the outputs of that stack: another template than ours was deployed under its name.',
  };
}
