import type { Unit } from '../../resources/index.js';
import { accountOf, type Deployment, placeOf } from '../deployment.js';
import { DONE, type Look, type Step } from '../engine/index.js';
import { withPatience } from '../engine/with-patience.js';
import { runOperations } from '../stack/run-operations.js';

/** Deletes the stacks in every account first: a stack set that has instances cannot be deleted. */
export function removeStackSet(deployment: Deployment, unit: Unit): Step {
  const stackSets = accountOf(deployment, unit.role).stackSets(unit.region);
  const { name } = unit;
  return {
    id: `remove-${unit.id}`,
    title: `without ${unit.title}`,
    place: placeOf(deployment, unit.role, unit.region),
    look: async (run): Promise<Look> => {
      const found = await stackSets.describe(name);
      if (found === undefined) return { kind: 'as-wanted' };
      const { units, regions } = found;
      const hasInstances = units.length > 0 && regions.length > 0;
      const instances = await stackSets.instances(name);
      return {
        kind: 'differs',
        changes: [
          ...instances.map(
            ({ accountId, region }) =>
              ({
                kind: 'setting',
                action: 'remove',
                what: `stack of ${name} in account ${accountId}, ${region}`,
              }) as const,
          ),
          { kind: 'setting', action: 'remove', what: `stack set ${name}` },
        ],
        apply: async () => {
          const applied = await runOperations(
            run,
            stackSets,
            name,
            hasInstances
              ? [
                  {
                    what: 'deletion of the stacks in every account',
                    start: () => stackSets.deleteInstances(name, { units, regions }),
                  },
                ]
              : [],
          );
          if (applied.kind !== 'done') return applied;
          await withPatience(run, () => stackSets.delete(name));
          return DONE;
        },
      };
    },
  };
}
