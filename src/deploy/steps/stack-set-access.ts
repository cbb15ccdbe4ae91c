import { accountOf, type Deployment, placeOf } from '../deployment.js';
import { DONE, type Step } from '../engine/index.js';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html */
export function stackSetAccess(deployment: Deployment): Step {
  const stackSets = accountOf(deployment, 'management').stackSets(deployment.target.trail.homeRegion);
  return {
    id: 'stack-set-access',
    title: 'stack sets may set up stacks in every account',
    place: placeOf(deployment, 'management'),
    look: async () => {
      const before = await stackSets.organizationsActivation();
      if (before === 'ENABLED') return { kind: 'as-wanted' };
      return {
        kind: 'differs',
        changes: [
          {
            kind: 'setting',
            action: 'create',
            what: 'trusted access of StackSets',
            before: before.toLowerCase(),
            after: 'enabled',
          },
        ],
        apply: async () => {
          await stackSets.activateOrganizations();
          return DONE;
        },
      };
    },
  };
}
