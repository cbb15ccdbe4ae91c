import type { OrganizationFacts } from '../../audit/index.js';
import type { AccountId } from '../../cloudtrail/index.js';
import type { Configuration } from '../../config/index.js';
import type { AccountQuestions } from './account.js';
import type { CollectionFrame } from './collection-options.js';

/** Every active account, the management account first; without a list the caller's and the configured ones. */
export function accountsToAsk(
  { accounts }: OrganizationFacts,
  management: AccountId,
  { configuration, accounts: only }: CollectionFrame,
): readonly AccountId[] {
  const listed =
    accounts.kind === 'known'
      ? accounts.value.filter(({ status }) => status === 'ACTIVE').map(({ accountId }) => accountId)
      : (configuration?.knownAccounts.map(({ accountId }) => accountId) ?? []);
  const wanted = listed.filter((accountId) => only?.includes(accountId) ?? true);
  return [...new Set([management, ...wanted])];
}

export function accountQuestions(
  { configuration, partition, homeRegion, regions }: CollectionFrame,
  accountId: AccountId,
  management: AccountId,
): AccountQuestions {
  const hub = configuration?.realTime.kind === 'hub' ? configuration.realTime : undefined;
  const isHubAccount = configuration?.accounts.security === accountId;
  return {
    partition,
    homeRegion,
    onlyRegions: regions,
    isManagement: accountId === management,
    roleNames: configuration === undefined ? [] : rolesIn(configuration, accountId),
    inRegion: (region) => ({
      withRules: configuration === undefined || (hub !== undefined && configuration.regions.includes(region)),
      hubBus: isHubAccount && hub?.region === region ? hub.busName : undefined,
    }),
  };
}

/** Those that read logs or change what is set up. A name with `*` in it cannot be asked for. */
function rolesIn({ auditors, principals, accounts }: Configuration, accountId: AccountId): readonly string[] {
  const auditor = accounts.logArchive === accountId ? [auditors.roleArn] : [];
  return [...auditor, ...principals.deployers, ...principals.breakGlass]
    .filter((arn) => arn.split(':')[4] === accountId && !arn.includes('*'))
    .map((arn) => arn.split('/').at(-1)!);
}

/** As the templates of the hub name the topic that alerts go to. */
const ALERTS_TOPIC = 'orgtrail-alerts';

/** The hub's bus and topics of alerts, whether or not anything that was found leads to them. */
export function configuredLeads(configuration: Configuration | undefined): readonly string[] {
  if (configuration === undefined) return [];
  const { partition, accounts, realTime, alerts } = configuration;
  const destinations = alerts.destinations.flatMap((each) => (each.kind === 'sns' ? [each.topicArn] : []));
  if (realTime.kind !== 'hub') return destinations;
  const place = `${realTime.region}:${accounts.security}`;
  return [
    `arn:${partition}:events:${place}:event-bus/${realTime.busName}`,
    `arn:${partition}:sns:${place}:${ALERTS_TOPIC}`,
    ...destinations,
  ];
}
