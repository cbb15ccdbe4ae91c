import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import type { AuditFront } from '../audit-front.js';
import { type AuditedOrganization } from '../build-organization.js';
import { MOTO_MANAGEMENT } from '../../moto-accounts.js';

export interface Scene {
  readonly front: AuditFront;
  readonly organization: AuditedOrganization;
}

export interface Break {
  /** What is done to the organization. */
  readonly name: string;
  /** The checks that fail then, and no other. */
  readonly fails: readonly string[];
  /** Checks that cannot be answered then. */
  readonly unknown?: readonly string[];
  /** Does it, and gives back what undoes it. */
  readonly run: (scene: Scene) => Promise<() => Promise<unknown>>;
}

export const organizations = async ({ front }: Scene) =>
  new OrganizationsClient(await front.accounts.settings(MOTO_MANAGEMENT));
export const logArchiveOf = ({ organization }: Scene) => organization.configuration.accounts.logArchive;
export const bucketOf = ({ organization }: Scene) => organization.configuration.logBucket.name;
export const payments = ({ organization }: Scene) => organization.accounts[3]!;
export const trails = async ({ front }: Scene, account = MOTO_MANAGEMENT) =>
  new CloudTrailClient(await front.accounts.settings(account));
/** Something that only the front holds. */
export function ofWorld(change: (scene: Scene) => () => unknown): Break['run'] {
  return async (scene) => {
    const restore = change(scene);
    return async () => restore();
  };
}
