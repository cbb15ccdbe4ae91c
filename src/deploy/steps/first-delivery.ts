import { countOf } from '../../count-of.js';
import type { TrailStatus } from '../access/index.js';
import { accountOf, type Deployment, placeOf } from '../deployment.js';
import { type Applied, DONE, type Look, poll, type Problem, type Run, type Step } from '../engine/index.js';
import { deliveryErrors } from './delivery-errors.js';

const EVERY_MILLISECONDS = 30_000;

/**
 * Whether log files and digests arrive says whether bucket policy, key policy and trail fit together. A log
 * file comes within minutes, the first digest within about two hours.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
 */
export function firstDelivery(deployment: Deployment): Step {
  const { arn, homeRegion } = deployment.target.trail;
  const trails = accountOf(deployment, 'management').trails(homeRegion);
  return {
    id: 'first-delivery',
    title: 'log files and digests arrive in the bucket',
    place: placeOf(deployment, 'management'),
    look: async (run) => judge(await trails.status(arn), () => wait(deployment, run)),
  };
}

function judge(status: TrailStatus | undefined, apply: () => Promise<Applied>): Look {
  const errors = deliveryErrors(status);
  if (status !== undefined && hasDelivered(status)) {
    if (errors.length === 0) return { kind: 'as-wanted' };
    return { kind: 'blocked', problem: deliveryFails(errors) };
  }
  const what = [
    status?.latestDelivery === undefined ? ['the first log file'] : [],
    status?.latestDigestDelivery === undefined ? ['the first digest'] : [],
  ].flat();
  return {
    kind: 'differs',
    changes: what.map((each) => ({ kind: 'wait', action: 'create', what: each })),
    apply,
  };
}

async function wait({ target, decisions, cloud }: Deployment, run: Run): Promise<Applied> {
  const { arn, homeRegion } = target.trail;
  const trails = cloud.account(target.accounts.management).trails(homeRegion);
  const since = run.clock.now();
  const patience = {
    everyMilliseconds: EVERY_MILLISECONDS,
    forMilliseconds: decisions.deliveryPatienceMilliseconds,
  };
  const delivered = await poll(run, patience, async () => {
    const status = await trails.status(arn);
    if (status !== undefined && hasDelivered(status)) return status;
    run.report({ kind: 'waiting', what: describeWait(status), since });
    return undefined;
  });
  if (delivered !== undefined) return DONE;
  const errors = deliveryErrors(await trails.status(arn));
  return errors.length > 0
    ? { kind: 'failed', problem: deliveryFails(errors) }
    : { kind: 'unfinished', problem: notYet(decisions.deliveryPatienceMilliseconds) };
}

function hasDelivered({ latestDelivery, latestDigestDelivery }: TrailStatus): boolean {
  return latestDelivery !== undefined && latestDigestDelivery !== undefined;
}

function describeWait(status: TrailStatus | undefined): string {
  const missing =
    status?.latestDelivery === undefined
      ? 'the first log file (minutes)'
      : 'the first digest (up to two hours)';
  const errors = deliveryErrors(status);
  return errors.length === 0 ? missing : `${missing}; CloudTrail reports ${errors.join(', ')}`;
}

function deliveryFails(errors: readonly string[]): Problem {
  return {
    what: `CloudTrail cannot deliver: ${errors.join(', ')}`,
    where: 'the trail',
    next: 'Check that nobody changed the policies of bucket and key: orgtrail prove says what ours allow. Nothing was locked for long yet.',
  };
}

function notYet(milliseconds: number): Problem {
  return {
    what: `no first log file and digest within ${countOf(Math.round(milliseconds / 60_000), 'minute')}`,
    where: 'the trail',
    next: 'Nothing is wrong so far. Run the same command again later; it goes on here.',
  };
}
