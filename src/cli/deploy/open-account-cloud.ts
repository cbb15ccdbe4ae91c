import type { Configuration } from '../../config/index.js';
import type { Cloud } from '../../deploy/index.js';
import type { GlobalOptions } from '../global-options.js';

export interface OpenedAccounts {
  readonly cloud: Cloud;
  /** Gives connections back. */
  close(): void;
}

/**
 * AWS with the credentials at hand in the management account, and through the configured deployer roles in
 * the others. Loads the SDK.
 */
export async function openAccountCloud(
  { trail, partition, accounts, principals }: Configuration,
  { profile }: Pick<GlobalOptions, 'profile'>,
): Promise<OpenedAccounts> {
  const { openCloud } = await import('../../aws/index.js');
  return openCloud({
    homeRegion: trail.homeRegion,
    partition,
    ownAccountId: accounts.management,
    // A pattern cannot be assumed.
    roleArnOf: (accountId) =>
      principals.deployers.find((arn) => arn.split(':')[4] === accountId && !/[*?]/.test(arn)),
    ...(profile !== undefined && { profile }),
  });
}
