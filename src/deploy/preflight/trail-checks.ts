import type { TrailFacts } from '../access/index.js';
import { CONTROL_TOWER_TRAIL } from '../steps/adopted-trail.js';
import type { PreflightInput } from './preflight.js';
import { pass, type PreflightFinding, refusal, warning } from './preflight-finding.js';

export interface TrailSurvey {
  readonly findings: readonly PreflightFinding[];
  /** An organization trail that we did not make and that takes the place of ours. */
  readonly adopted: TrailFacts | undefined;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
const MOST_TRAILS = 5;

/** Which trails are there, whether one of them is the organization's, and what each further one costs. */
export async function checkTrails(input: PreflightInput): Promise<TrailSurvey> {
  const { cloud, target, manifest } = input;
  const { homeRegion, arn } = target.trail;
  const management = cloud.account(target.accounts.management);
  const trails = await management.trails(homeRegion).list();
  const unit = manifest.units.find(({ id }) => id === 'trail');
  const stack = unit && (await management.stacks(unit.region).describe(unit.name));
  const isOurs = trails.some((trail) => trail.arn === arn) && stack !== undefined;
  const others = trails.filter((trail) => !(isOurs && trail.arn === arn));
  const found = others.filter(({ isOrganizationTrail }) => isOrganizationTrail);
  const copies = [...plannedCopies(input), ...(await accountTrails(input, others))];
  if (isOurs)
    return { adopted: undefined, findings: [...found.map((trail) => secondTrail(input, trail)), ...copies] };
  if (found.length > 0) return adopt(input, found, copies);
  return { adopted: undefined, findings: [...nameChecks(input, others), ...copies] };
}

function adopt(
  input: PreflightInput,
  found: readonly TrailFacts[],
  copies: readonly PreflightFinding[],
): TrailSurvey {
  const { target } = input;
  const chosen = found.length === 1 ? found[0] : found.find(({ name }) => name === target.trail.name);
  if (chosen === undefined) {
    const names = found.map(({ name }) => name).join(', ');
    const next = 'Name the one to keep as trail.name in the configuration.';
    return {
      adopted: undefined,
      findings: [
        refusal('trail', `there are ${found.length} organization trails: ${names}`, next),
        ...copies,
      ],
    };
  }
  const rest = found.filter((trail) => trail !== chosen);
  const key = chosen.keyArn ?? target.keyArn;
  const findings = [
    key === undefined ? withoutKey(chosen) : adoption(chosen),
    ...rest.map((trail) => secondTrail(input, trail)),
    ...copies,
  ];
  return { adopted: chosen, findings };
}

/** The guardrails and the auditor's rights name the key. */
function withoutKey({ name }: TrailFacts): PreflightFinding {
  return refusal(
    'trail',
    `the organization trail ${name} is there already and could be kept, but it has no KMS key of your own`,
    'Write the ARN of a key in the Region of its bucket as encryption.keyArn; the trail then gets it.',
  );
}

function adoption({ name, bucket }: TrailFacts): PreflightFinding {
  const whose =
    name === CONTROL_TOWER_TRAIL ? "Control Tower's organization trail" : 'the organization trail';
  return pass('trail', `${whose} ${name} is there already, delivers to s3://${bucket} and is kept`);
}

function secondTrail({ target }: PreflightInput, { name, homeRegion }: TrailFacts): PreflightFinding {
  return warning(
    'trail',
    `organization trail ${name} in ${homeRegion} records the same events again, at ${target.secondCopyPrice} in every account`,
    'Delete it when nobody reads its bucket any more; AWS advises an overlap of a day at most.',
  );
}

/** The mode that sets up a trail in each account is the one that is paid for twice. */
function plannedCopies({ target }: PreflightInput): readonly PreflightFinding[] {
  if (!target.hasAccountTrails) return [];
  return [
    warning(
      'second-copy',
      `realTime.mode per-account sets up a trail in every account, which pays ${target.secondCopyPrice} for its second copy`,
      'realTime.mode hub detects the same without it. orgtrail cost reckons it from the logs of a lake.',
    ),
  ];
}

/** Trails of single accounts: the organization trail is a second copy there, which that account pays. */
async function accountTrails(
  { cloud, target }: PreflightInput,
  ofManagement: readonly TrailFacts[],
): Promise<readonly PreflightFinding[]> {
  const { homeRegion } = target.trail;
  const { logArchive, security, management } = target.accounts;
  const trails = new Map(ofManagement.map((trail) => [trail.arn, trail]));
  for (const accountId of new Set([logArchive, security].filter((each) => each !== management))) {
    for (const trail of await cloud.account(accountId).trails(homeRegion).list())
      trails.set(trail.arn, trail);
  }
  return [...trails.values()]
    .filter(({ isOrganizationTrail }) => !isOrganizationTrail)
    .map(({ arn }) =>
      warning(
        'account-trails',
        `trail ${arn} stays beside the organization trail: its account pays ${target.secondCopyPrice} for the second copy`,
        'Delete it once the organization trail delivers, or exclude management events from it.',
      ),
    );
}

function nameChecks({ target }: PreflightInput, trails: readonly TrailFacts[]): readonly PreflightFinding[] {
  const { name, homeRegion } = target.trail;
  const here = trails.filter((trail) => trail.homeRegion === homeRegion);
  if (here.some((trail) => trail.name === name)) {
    const message = `there is a trail ${name} in ${homeRegion} already, and it is not the organization's`;
    return [
      refusal(
        'trail',
        message,
        'Choose another trail.name, or make that trail the organization trail by hand; it is then adopted.',
      ),
    ];
  }
  if (here.length >= MOST_TRAILS) {
    const message = `there are ${here.length} trails in ${homeRegion}, and AWS allows ${MOST_TRAILS}`;
    return [refusal('trail', message, 'Delete one that nobody reads; the quota cannot be raised.')];
  }
  return [pass('trail', 'there is no organization trail yet')];
}
