import type { Unit } from '../../resources/index.js';
import type { StacksAccess } from '../access/index.js';
import { accountOf, type Deployment, placeOf } from '../deployment.js';
import { type Applied, type Change, DONE, type Look, type Run, type Step } from '../engine/index.js';
import { failureReasons } from '../stack/failure-reasons.js';
import { isObject, type JsonValue, parseJson } from '../stack/json-value.js';
import { stackCondition } from '../stack/stack-status.js';
import { waitForStack } from '../stack/wait-for-stack.js';

/** Deletes a stack. What its template retains stays, and is named. */
export function removeStack(deployment: Deployment, unit: Unit): Step {
  const stacks = accountOf(deployment, unit.role).stacks(unit.region);
  return {
    id: `remove-${unit.id}`,
    title: `without ${unit.title}`,
    place: placeOf(deployment, unit.role, unit.region),
    look: async (run): Promise<Look> => {
      const stack = await stacks.describe(unit.name);
      if (stack === undefined) return { kind: 'as-wanted' };
      const resources = resourcesOf(parseJson((await stacks.template(unit.name)) ?? 'null'));
      const kept = resources.filter(({ isRetained }) => isRetained);
      return {
        kind: 'differs',
        changes: [
          { kind: 'setting', action: 'remove', what: `stack ${unit.name}` },
          ...resources.filter(({ isRetained }) => !isRetained).map((each) => removalOf(unit.name, each)),
        ],
        notes: kept.map(({ logicalId, resourceType }) => `${logicalId} (${resourceType}) stays`),
        apply: () => deleteStack(run, stacks, unit.name),
      };
    },
  };
}

interface StackResource {
  readonly logicalId: string;
  readonly resourceType: string;
  readonly isRetained: boolean;
}

function resourcesOf(template: JsonValue | undefined): readonly StackResource[] {
  const resources = isObject(template) ? template['Resources'] : undefined;
  return Object.entries(isObject(resources) ? resources : {}).map(([logicalId, resource]) => ({
    logicalId,
    resourceType: isObject(resource) ? String(resource['Type']) : 'unknown',
    isRetained: isObject(resource) && String(resource['DeletionPolicy']).startsWith('Retain'),
  }));
}

function removalOf(stack: string, { logicalId, resourceType }: StackResource): Change {
  return { kind: 'resource', action: 'remove', stack, logicalId, resourceType, paths: [], statements: [] };
}

async function deleteStack(run: Run, stacks: StacksAccess, name: string): Promise<Applied> {
  const found = await stacks.describe(name);
  if (found === undefined) return DONE;
  if (stackCondition(found.status) === 'busy') {
    await waitForStack(run, stacks, { name, id: found.id, since: run.clock.now() });
  }
  const [newest] = await stacks.events(found.id);
  await stacks.protect(name, false);
  await stacks.deleteStack(name, []);
  const since = newest === undefined ? new Date(0) : new Date(newest.at.getTime() + 1);
  const ended = await waitForStack(run, stacks, { name, id: found.id, since });
  if (ended !== undefined && stackCondition(ended.stack?.status) === 'absent') return DONE;
  const reasons = failureReasons(ended?.events ?? []);
  return {
    kind: ended === undefined ? 'unfinished' : 'failed',
    problem: {
      what: `the stack is not deleted (${ended?.stack?.status ?? 'still at it after an hour'}): ${reasons.join('; ') || 'CloudFormation gives no reason'}`,
      where: `stack ${name}`,
      next: 'Correct what is named and run the same command again; it goes on here.',
    },
  };
}
