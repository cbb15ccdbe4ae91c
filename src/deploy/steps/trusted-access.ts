import { accountOf, type Deployment, placeOf } from '../deployment.js';
import { DONE, type Step } from '../engine/index.js';

export const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/** https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-cloudtrail.html */
export function trustedAccess(deployment: Deployment): Step {
  const { organizations } = deployment.cloud;
  return {
    id: 'trusted-access',
    title: 'CloudTrail may act in every account of the organization',
    place: placeOf(deployment, 'management'),
    look: async () => {
      if ((await organizations.trustedServices()).includes(CLOUDTRAIL)) return { kind: 'as-wanted' };
      return {
        kind: 'differs',
        changes: [
          { kind: 'setting', action: 'create', what: `trusted access of ${CLOUDTRAIL}`, after: 'enabled' },
        ],
        apply: async () => {
          await organizations.enableTrustedAccess(CLOUDTRAIL);
          return DONE;
        },
      };
    },
  };
}

/** The security account looks after the trail in everyday work; the management account stays its owner. */
export function delegatedAdministrator(deployment: Deployment): Step {
  const { cloud, target } = deployment;
  const { security } = target.accounts;
  const trails = accountOf(deployment, 'management').trails(target.trail.homeRegion);
  return {
    id: 'delegated-administrator',
    title: 'the security account administers CloudTrail',
    place: placeOf(deployment, 'management'),
    look: async () => {
      const known = await cloud.organizations.delegatedAdministrators(CLOUDTRAIL);
      if (known.includes(security)) return { kind: 'as-wanted', notes: others(known, security) };
      if (known.length >= MOST_ADMINISTRATORS) return { kind: 'blocked', problem: tooMany(known) };
      return {
        kind: 'differs',
        changes: [
          {
            kind: 'setting',
            action: 'create',
            what: `delegated administrator of ${CLOUDTRAIL}`,
            after: security,
          },
        ],
        notes: others(known, security),
        apply: async () => {
          await trails.registerDelegatedAdministrator(security);
          return DONE;
        },
      };
    },
  };
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html */
const MOST_ADMINISTRATORS = 3;

function others(known: readonly string[], security: string): readonly string[] {
  return known
    .filter((accountId) => accountId !== security)
    .map((accountId) => `account ${accountId} administers CloudTrail as well: it can stop the trail`);
}

function tooMany(known: readonly string[]) {
  return {
    what: `CloudTrail has ${known.length} delegated administrators already (${known.join(', ')}), and AWS allows no more`,
    where: CLOUDTRAIL,
    next: 'Deregister one with aws cloudtrail deregister-organization-delegated-admin, or name it as accounts.security.',
  };
}
