import { Random } from '../random.js';
import type { AccountKind } from './account-kind.js';
import { familyNames, givenNames } from './names.js';

export type Team = 'platform' | 'engineering' | 'security' | 'data' | 'finance';

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html */
export type PermissionSet =
  | 'AdministratorAccess'
  | 'PowerUserAccess'
  | 'ReadOnlyAccess'
  | 'SecurityAudit'
  | 'Billing';

/** Somebody who signs in through IAM Identity Center. */
export interface Person {
  readonly displayName: string;
  /** The sign-in name, which is also the role session's name. */
  readonly userName: string;
  readonly team: Team;
  readonly identityStoreUserId: string;
  readonly office: Office;
  readonly homeAddress: string;
  readonly browser: string;
  readonly commandLine: string;
  /** The local hour at which the day begins. */
  readonly startHour: number;
}

export interface Office {
  readonly city: string;
  /** Hours ahead of UTC; summer time is left out. */
  readonly utcOffset: number;
  readonly egressAddress: string;
}

/** Addresses are of the blocks that RFC 5737 keeps for documentation: nobody's. */
const offices: readonly Office[] = [
  { city: 'Dublin', utcOffset: 0, egressAddress: '203.0.113.10' },
  { city: 'Berlin', utcOffset: 1, egressAddress: '203.0.113.24' },
  { city: 'Austin', utcOffset: -6, egressAddress: '203.0.113.38' },
  { city: 'Sydney', utcOffset: 10, egressAddress: '203.0.113.52' },
];

const browsers: readonly string[] = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36 Edg/144.0.0.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
];

const commandLines: readonly string[] = [
  'aws-cli/2.33.4 md/awscrt#0.29.1 ua/2.1 os/macos#25.2.0 md/arch#arm64 lang/python#3.13.9 md/pyimpl#CPython m/b,E cfg/retry-mode#standard md/installer#source md/prompt#off md/command#',
  'aws-cli/2.32.30 md/awscrt#0.29.1 ua/2.1 os/linux#6.14.0-37-generic md/arch#x86_64 lang/python#3.13.9 md/pyimpl#CPython m/b,E cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#',
  'APN/1.0 HashiCorp/1.0 Terraform/1.14.3 (+https://www.terraform.io) terraform-provider-aws/6.28.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.41.0 ua/2.1 os/macos lang/go#1.25.5 md/GOOS#darwin md/GOARCH#arm64',
  'Boto3/1.42.19 md/Botocore#1.42.19 ua/2.1 os/macos#25.2.0 md/arch#arm64 lang/python#3.12.12 md/pyimpl#CPython m/Z,b cfg/retry-mode#legacy Botocore/1.42.19',
];

const teams: readonly Team[] = ['platform', 'engineering', 'security', 'data', 'finance'];
const teamSizes: readonly number[] = [3, 8, 2, 2, 1];

export function makePeople(seed: number, count: number): Person[] {
  const random = new Random(seed, 'people');
  const names = random.shuffle(
    givenNames.flatMap((given) => familyNames.map((family) => [given, family] as const)),
  );
  return Array.from({ length: count }, (_, index) => makePerson(random, names[index % names.length]!, index));
}

/** The first four are one of each team that every organization needs; the rest falls as it may. */
function makePerson(random: Random, [given, family]: readonly [string, string], index: number): Person {
  return {
    displayName: `${given} ${family}`,
    userName: `${plain(given)}.${plain(family)}${index < 600 ? '' : index}@larkmoor.example`,
    team: index < 4 ? teams[index]! : random.pickWeighted(teams, teamSizes),
    identityStoreUserId: `${random.hex(8)}-${random.uuid().slice(9)}`,
    office: random.pickWeighted(offices, [4, 4, 2, 1]),
    homeAddress: `198.51.100.${random.between(2, 250)}`,
    browser: random.pick(browsers),
    commandLine: random.pick(commandLines),
    startHour: random.between(7, 10),
  };
}

/** Letters of the English alphabet only, as a directory's sign-in names are. */
function plain(name: string): string {
  return name
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();
}

/** What a team may do in accounts of a kind; `undefined` is no access. */
export function permissionSetOf(team: Team, kind: AccountKind): PermissionSet | undefined {
  switch (team) {
    case 'platform':
      return 'AdministratorAccess';
    case 'engineering':
      return engineeringAccess[kind];
    case 'security':
      return kind === 'security' ? 'AdministratorAccess' : 'SecurityAudit';
    case 'data':
      return kind === 'data-platform'
        ? 'PowerUserAccess'
        : kind === 'production'
          ? 'ReadOnlyAccess'
          : undefined;
    case 'finance':
      return kind === 'management' ? 'Billing' : undefined;
  }
}

const engineeringAccess: Readonly<Partial<Record<AccountKind, PermissionSet>>> = {
  production: 'ReadOnlyAccess',
  staging: 'PowerUserAccess',
  development: 'PowerUserAccess',
  sandbox: 'AdministratorAccess',
  'shared-services': 'ReadOnlyAccess',
};
