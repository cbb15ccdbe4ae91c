import type { Region } from '../../cloudtrail/index.js';
import { Random } from '../random.js';
import type { SimulatedAccount } from './account.js';
import { kindProfiles } from './account-kind.js';
import { type Instance, makeInstances } from './instance.js';
import { applicationNames, secretNames } from './names.js';
import { makeNetwork, type Network } from './network.js';
import { type Role, roleIn } from './role.js';

/** What an account has in a Region. It was there before the simulation starts and stays. */
export interface Resources {
  readonly account: SimulatedAccount;
  readonly region: Region;
  readonly network: Network;
  readonly instances: readonly Instance[];
  readonly functions: readonly LambdaFunction[];
  /** Workloads in the account's Kubernetes cluster. */
  readonly workloads: readonly Workload[];
  readonly clusterName: string;
  /** The id at the end of the cluster's OpenID Connect issuer. */
  readonly clusterIssuerId: string;
  readonly databases: readonly string[];
  readonly snapshots: readonly string[];
  readonly images: readonly string[];
  readonly secrets: readonly Named[];
  readonly parameters: readonly string[];
  readonly keys: readonly string[];
  readonly tables: readonly string[];
  readonly queues: readonly string[];
  readonly topics: readonly string[];
  readonly buckets: readonly string[];
  readonly stacks: readonly Named[];
  readonly loadBalancers: readonly Named[];
  readonly targetGroups: readonly string[];
  readonly repositories: readonly string[];
  readonly policies: readonly string[];
  readonly roles: readonly string[];
}

export interface Named {
  readonly name: string;
  readonly arn: string;
}

export interface LambdaFunction extends Named {
  readonly role: Role;
  readonly runtime: string;
}

export interface Workload {
  readonly name: string;
  readonly role: Role;
}

const runtimes: readonly string[] = ['nodejs22.x', 'python3.13', 'java21', 'provided.al2023'];

export function makeResources(
  seed: number,
  account: SimulatedAccount,
  region: Region,
  organizationSize: number,
): Resources {
  const random = new Random(seed, 'resources', account.id, region);
  const size =
    organizationSize * kindProfiles[account.kind].size * (region === mainRegion(account) ? 1 : 0.35);
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${account.id}:${rest}`;
  const some = (most: number) => Math.max(1, Math.round(most * size));
  const applications = random.shuffle(applicationNames).slice(0, some(applicationNames.length));
  const network = makeNetwork(random);
  const named = <Item>(count: number, make: (application: string, index: number) => Item) =>
    Array.from({ length: some(count) }, (_, index) =>
      make(applications[index % applications.length]!, index),
    );

  return {
    account,
    region,
    network,
    instances: makeInstances(seed, account, random, network, some(24)),
    functions: named(
      20,
      (application, index) => `${application}-${index < applications.length ? 'handler' : 'worker'}`,
    ).map((name) => ({
      name,
      arn: arn('lambda', `function:${name}`),
      role: roleIn(seed, account, `${name}-role`, '/service-role/'),
      runtime: random.pick(runtimes),
    })),
    workloads: applications.map((name) => ({ name, role: roleIn(seed, account, `eks-${name}`) })),
    clusterName: `${account.name}-${region}`,
    clusterIssuerId: random.hex(32).toUpperCase(),
    databases: named(6, (application, index) => `${application}-${index}`),
    snapshots: named(30, () => `snap-0${random.hex(16)}`),
    images: named(6, () => `ami-0${random.hex(16)}`),
    secrets: named(36, (application, index) => {
      const name = `${account.kind}/${application}/${secretNames[index % secretNames.length]!}`;
      return { name, arn: arn('secretsmanager', `secret:${name}-${random.alphanumeric(6)}`) };
    }),
    parameters: named(
      30,
      (application, index) => `/${application}/${secretNames[index % secretNames.length]!}-host`,
    ),
    keys: named(5, () => random.uuid()),
    tables: named(
      12,
      (application, index) => `${application}-${['items', 'sessions', 'events'][index % 3]!}`,
    ),
    queues: named(8, (application) => `${application}-queue`),
    topics: named(5, (application) => `${application}-events`),
    buckets: named(14, (application, index) => bucketName(account, region, application, index)),
    stacks: named(16, (application, index) => {
      const name = index < applications.length ? application : `${application}-data`;
      return { name, arn: arn('cloudformation', `stack/${name}/${random.uuid()}`) };
    }),
    loadBalancers: named(4, (application) => ({
      name: application,
      arn: arn('elasticloadbalancing', `loadbalancer/app/${application}/${random.hex(16)}`),
    })),
    targetGroups: named(6, (application) =>
      arn('elasticloadbalancing', `targetgroup/${application}/${random.hex(16)}`),
    ),
    repositories: named(10, (application) => `larkmoor/${application}`),
    policies: named(8, (application) => `arn:aws:iam::${account.id}:policy/${application}-access`),
    roles: named(16, (application, index) =>
      index < applications.length ? `eks-${application}` : `${application}-worker-role`,
    ),
  };
}

/** Where the account's workloads run. */
export function mainRegion(account: SimulatedAccount): Region {
  return (account.regions[1] ?? account.regions[0]!).region;
}

function bucketName(account: SimulatedAccount, region: Region, application: string, index: number): string {
  const purpose = ['assets', 'exports', 'uploads', 'backups'][index % 4]!;
  return `larkmoor-${application}-${purpose}-${account.id}-${region}`;
}
