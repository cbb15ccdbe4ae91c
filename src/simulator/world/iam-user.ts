import { Random } from '../random.js';
import type { SimulatedAccount } from './account.js';
import { uniqueId } from './unique-id.js';

/** One of the few IAM users that are left, with its long-lived key. */
export interface IamUser {
  readonly account: SimulatedAccount;
  readonly userName: string;
  readonly arn: string;
  /** `AIDA…` */
  readonly id: string;
  /** `AKIA…` */
  readonly accessKeyId: string;
  readonly address: string;
  readonly userAgent: string;
}

const userAgents: readonly string[] = [
  'Boto3/1.34.69 md/Botocore#1.34.69 ua/2.0 os/linux#5.15.0-101-generic md/arch#x86_64 lang/python#3.10.12 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.34.69',
  'aws-sdk-java/1.12.780 Linux/4.18.0-553.el8_10.x86_64 OpenJDK_64-Bit_Server_VM/17.0.13+11-LTS java/17.0.13 kotlin/1.9.25 vendor/Red_Hat,_Inc. cfg/retry-mode/legacy',
  'aws-cli/1.32.90 md/Botocore#1.34.90 ua/2.0 os/linux#5.15.0-101-generic md/arch#x86_64 lang/python#3.10.12 md/pyimpl#CPython cfg/retry-mode#legacy botocore/1.34.90',
];

/** `address` is where the user's one machine stands, outside AWS. */
export function iamUserIn(seed: number, account: SimulatedAccount, userName: string): IamUser {
  const random = new Random(seed, 'iam-user', account.id, userName);
  return {
    account,
    userName,
    arn: `arn:aws:iam::${account.id}:user/${userName}`,
    id: uniqueId('AIDA', account.id, random),
    accessKeyId: uniqueId('AKIA', account.id, random),
    address: `203.0.113.${random.between(64, 120)}`,
    userAgent: random.pick(userAgents),
  };
}

const userNamesByKind: Readonly<Partial<Record<SimulatedAccount['kind'], readonly string[]>>> = {
  production: ['svc-reporting', 'svc-backup', 'smtp-relay'],
  development: ['svc-legacy-build', 'mteixeira'],
  staging: ['svc-load-test'],
  'data-platform': ['svc-etl'],
};

export function iamUsersOf(seed: number, account: SimulatedAccount): IamUser[] {
  return (userNamesByKind[account.kind] ?? []).map((userName) => iamUserIn(seed, account, userName));
}
