import { accountOf, type Deployment, placeOf } from '../deployment.js';
import { DONE, type Step } from '../engine/index.js';
import { withPatience } from '../engine/with-patience.js';

/** A trail that was made by API or stopped by hand records nothing until it is started. */
export function startLogging(deployment: Deployment): Step {
  const { arn, homeRegion } = deployment.target.trail;
  const trails = accountOf(deployment, 'management').trails(homeRegion);
  return {
    id: 'start-logging',
    title: 'the trail records',
    place: placeOf(deployment, 'management'),
    look: async (run) => {
      const status = await trails.status(arn);
      if (status?.isLogging === true) return { kind: 'as-wanted' };
      return {
        kind: 'differs',
        changes: [{ kind: 'setting', action: 'change', what: 'logging of the trail', after: 'started' }],
        apply: async () => {
          await withPatience(run, () => trails.startLogging(arn));
          return DONE;
        },
      };
    },
  };
}
