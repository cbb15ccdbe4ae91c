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

const NAMES: Readonly<Record<keyof TrailSettings, string>> = {
  keyArn: 'a key of your own',
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
      const missing = { ...missingSettings(found), ...missingKey(found, deployment) };
      if (Object.keys(missing).length === 0)
        return { kind: 'as-wanted', notes: adoptionNotes(found, deployment) };
      if (found.name === CONTROL_TOWER_TRAIL) return { kind: 'blocked', problem: controlTowers(missing) };
      return {
        kind: 'differs',
        changes: settingChanges(found.name, missing),
        notes: adoptionNotes(found, deployment),
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

/** A key that it has stays: log files before and after a change would need both. */
function missingKey({ keyArn }: TrailFacts, { target }: Deployment): TrailSettings {
  return keyArn === undefined && target.keyArn !== undefined ? { keyArn: target.keyArn } : {};
}

function settingChanges(trail: string, missing: TrailSettings): readonly Change[] {
  const { keyArn, ...switches } = missing;
  return [
    ...namesOf(switches).map(
      (name): Change => ({
        kind: 'setting',
        action: 'change',
        what: `${name} of trail ${trail}`,
        before: 'off',
        after: 'on',
      }),
    ),
    ...(keyArn === undefined
      ? []
      : [{ kind: 'setting', action: 'change', what: `key of trail ${trail}`, after: keyArn } as const]),
  ];
}

function namesOf(missing: TrailSettings): readonly string[] {
  return (Object.keys(missing) as readonly (keyof typeof NAMES)[]).map((name) => NAMES[name]);
}

function adoptionNotes({ bucket, keyArn }: TrailFacts, { target }: Deployment): readonly string[] {
  return [
    `it delivers to s3://${bucket}; a second organization trail would cost ${target.secondCopyPrice} in every account`,
    ...(keyArn === undefined ? ['its log files are not encrypted with a key of your own'] : []),
  ];
}

function controlTowers(missing: TrailSettings) {
  return {
    what: `Control Tower's trail lacks ${namesOf(missing).join(', ')}, and Control Tower would undo a change made beside it`,
    where: CONTROL_TOWER_TRAIL,
    next: 'Update the landing zone in Control Tower, then run the same command again.',
  };
}
