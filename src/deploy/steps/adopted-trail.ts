import type { TrailFacts, TrailSettings } from '../access/index.js';
import { accountOf, type Deployment, placeOf } from '../deployment.js';
import { type Change, DONE, type Look, type Step } from '../engine/index.js';
import { withPatience } from '../engine/with-patience.js';

/** What makes a trail the trail of the organization, of every Region, and provable. */
const WANTED = {
  isOrganizationTrail: true,
  isMultiRegion: true,
  hasLogFileValidation: true,
  hasGlobalServiceEvents: true,
} as const;

const NAMES: Readonly<Record<keyof typeof WANTED, string>> = {
  isOrganizationTrail: 'organization trail',
  isMultiRegion: 'every Region',
  hasLogFileValidation: 'log file validation',
  hasGlobalServiceEvents: 'global service events',
};

export const CONTROL_TOWER_TRAIL = 'aws-controltower-BaselineCloudTrail';

/** A trail that was there before us stays what it is; only what it lacks is switched on. */
export function adoptedTrail(deployment: Deployment, adopted: TrailFacts): Step {
  const trails = accountOf(deployment, 'management').trails(adopted.homeRegion);
  return {
    id: 'trail',
    title: `the organization trail ${adopted.name} that is there already is kept`,
    place: placeOf(deployment, 'management', adopted.homeRegion),
    look: async (run): Promise<Look> => {
      const found = (await trails.list()).find(({ arn }) => arn === adopted.arn) ?? adopted;
      const missing = missingSettings(found);
      if (Object.keys(missing).length === 0) return { kind: 'as-wanted', notes: adoptionNotes(found) };
      if (found.name === CONTROL_TOWER_TRAIL) return { kind: 'blocked', problem: controlTowers(missing) };
      return {
        kind: 'differs',
        changes: settingChanges(found.name, missing),
        notes: adoptionNotes(found),
        apply: async () => {
          await withPatience(run, () => trails.update(found.arn, missing));
          return DONE;
        },
      };
    },
  };
}

function missingSettings(trail: TrailFacts): TrailSettings {
  return Object.fromEntries(
    Object.entries(WANTED).filter(([name]) => !trail[name as keyof typeof WANTED]),
  ) as TrailSettings;
}

function settingChanges(trail: string, missing: TrailSettings): readonly Change[] {
  return (Object.keys(missing) as readonly (keyof typeof WANTED)[]).map((name) => ({
    kind: 'setting',
    action: 'change',
    what: `${NAMES[name]} of trail ${trail}`,
    before: 'off',
    after: 'on',
  }));
}

/** A second organization trail would be a second copy of every event: $2.00 for 100,000 of them. */
function adoptionNotes({ bucket, keyArn }: TrailFacts): readonly string[] {
  return [
    `it delivers to s3://${bucket}; a second organization trail would cost $2.00 per 100,000 management events in every account`,
    ...(keyArn === undefined ? ['its log files are not encrypted with a key of your own'] : []),
  ];
}

function controlTowers(missing: TrailSettings) {
  const names = (Object.keys(missing) as readonly (keyof typeof WANTED)[]).map((name) => NAMES[name]);
  return {
    what: `Control Tower's trail lacks ${names.join(', ')}, and Control Tower would undo a change made beside it`,
    where: CONTROL_TOWER_TRAIL,
    next: 'Update the landing zone in Control Tower, then run the same command again.',
  };
}
