import { isOptIn } from '../../organization/index.js';
import { parseRegion } from '../../cloudtrail/index.js';
import type { Discovery } from './known-answers.js';

interface DiscoverOptions {
  readonly profile: string | undefined;
  readonly signal: AbortSignal;
}

/** What Organizations says of itself, as far as the credentials at hand are let to ask. Changes nothing. */
export async function discover({ profile, signal }: DiscoverOptions): Promise<Discovery> {
  const { configuredRegion, listAccounts } = await import('../../aws/index.js');
  const region = await configuredRegion(profile);
  const found = await listAccounts({ signal, ...(profile !== undefined && { profile }) }, region);
  const parsed = parseRegion(region);
  return {
    organizationId: found.organizationId,
    management: found.managementAccountId,
    members: found.accounts
      .filter(({ role }) => role !== 'management')
      .map(({ accountId, name, unit }) => ({ accountId, name, unit: unit === 'unknown' ? '' : unit })),
    homeRegion: parsed === undefined || isOptIn(parsed) ? undefined : parsed,
    troubles: found.troubles.map(({ action, detail }) => `${action}: ${detail}`),
  };
}
