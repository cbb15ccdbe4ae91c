import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { type AccountId, parseAccountId, type Region } from '../../cloudtrail/index.js';
import type { AccountAccess, Caller, Cloud } from '../../deploy/index.js';
import { UserError } from '../../errors.js';
import { type ServiceOptions, serviceConfig } from '../client-settings.js';
import { createS3Client } from '../s3-client.js';
import { openBuckets } from './buckets-access.js';
import { openOrganizations } from './organizations-access.js';
import { call } from './refused-call.js';
import { openStackSets } from './stack-sets-access.js';
import { openStacks } from './stacks-access.js';
import { openTrails } from './trails-access.js';

export interface CloudOptions {
  readonly profile?: string;
  readonly homeRegion: Region;
  readonly partition: string;
  /** The account that the credentials at hand belong to: no role is assumed there. */
  readonly ownAccountId: AccountId;
  /** The role that deploys in another account; `undefined` when none is configured. */
  readonly roleArnOf: (accountId: AccountId) => string | undefined;
}

export interface OpenedCloud {
  readonly cloud: Cloud;
  /** Gives connections back. */
  close(): void;
}

/** AWS behind the interfaces of deploy: one client for each service, account and Region that is asked for. */
export function openCloud(options: CloudOptions): OpenedCloud {
  const clients = new Map<string, { destroy(): void }>();
  const keep = <Client extends { destroy(): void }>(name: string, make: () => Client): Client => {
    const client = (clients.get(name) as Client | undefined) ?? make();
    clients.set(name, client);
    return client;
  };
  const configOf = (accountId: AccountId, region: string) => {
    return { ...serviceConfig(accessOf(options, accountId)), region };
  };
  const identify = (accountId: AccountId): Promise<Caller> =>
    callerOf(
      keep(`sts ${accountId}`, () => new STSClient(configOf(accountId, options.homeRegion))),
      `account ${accountId}`,
    );
  const global = keep(
    'organizations',
    () => new OrganizationsClient(configOf(options.ownAccountId, globalRegion(options.partition))),
  );
  return {
    cloud: {
      caller: () => identify(options.ownAccountId),
      organizations: openOrganizations(global, 'organization'),
      account: (accountId): AccountAccess => {
        const where = (region: Region) => `account ${accountId}, ${region}`;
        const stacksClient = (region: Region) =>
          keep(
            `cloudformation ${where(region)}`,
            () => new CloudFormationClient(configOf(accountId, region)),
          );
        return {
          enter: () => identify(accountId),
          trails: (region) => {
            const make = () => new CloudTrailClient(configOf(accountId, region));
            return openTrails(keep(`cloudtrail ${where(region)}`, make), where(region));
          },
          stacks: (region) => openStacks(stacksClient(region), where(region)),
          stackSets: (region) => openStackSets(stacksClient(region), where(region)),
          buckets: (region) => {
            const make = () => createS3Client({ ...accessOf(options, accountId), region });
            return openBuckets(keep(`s3 ${where(region)}`, make), accountId, where(region));
          },
        };
      },
    },
    close: () => {
      for (const client of clients.values()) client.destroy();
    },
  };
}

/** Credentials of an hour, made anew by themselves: a deployment may wait longer for a digest. */
function accessOf(
  { profile, ownAccountId, roleArnOf, homeRegion }: CloudOptions,
  accountId: AccountId,
): Pick<ServiceOptions, 'profile' | 'credentials'> {
  const own = profile === undefined ? {} : { profile };
  if (accountId === ownAccountId) return own;
  const RoleArn = roleArnOf(accountId);
  if (RoleArn === undefined) throw noRole(accountId);
  const credentials = fromTemporaryCredentials({
    params: { RoleArn, RoleSessionName: 'orgtrail-deploy' },
    clientConfig: { region: homeRegion, ...own },
  });
  return { credentials };
}

function noRole(accountId: AccountId): UserError {
  return new UserError({
    what: `no deployer role is configured for account ${accountId}`,
    where: 'principals.deployers',
    next: `Add the ARN of a role of that account, such as arn:aws:iam::${accountId}:role/orgtrail-deployer, that the management account may assume.`,
  });
}

async function callerOf(client: STSClient, where: string): Promise<Caller> {
  const { Account, Arn } = await call({ name: 'sts', where }, 'GetCallerIdentity', () =>
    client.send(new GetCallerIdentityCommand({})),
  );
  const accountId = parseAccountId(Account ?? '');
  if (accountId === undefined)
    throw new UserError({ what: 'AWS does not say whose the credentials are', where });
  return { accountId, arn: Arn ?? '' };
}

/** Organizations stands in one Region of each partition. https://docs.aws.amazon.com/general/latest/gr/ao.html */
function globalRegion(partition: string): string {
  if (partition === 'aws-us-gov') return 'us-gov-west-1';
  return partition === 'aws-cn' ? 'cn-northwest-1' : 'us-east-1';
}
