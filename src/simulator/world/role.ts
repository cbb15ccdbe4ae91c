import { Random } from '../random.js';
import type { SimulatedAccount } from './account.js';
import { uniqueId } from './unique-id.js';

/** An IAM role as records name it. */
export interface Role {
  readonly account: SimulatedAccount;
  readonly name: string;
  readonly arn: string;
  /** `AROA…` */
  readonly id: string;
}

/** The role of that name; equal arguments give an equal role, so nobody has to keep a list. */
export function roleIn(seed: number, account: SimulatedAccount, name: string, path = '/'): Role {
  return {
    account,
    name,
    arn: `arn:aws:iam::${account.id}:role${path}${name}`,
    id: uniqueId('AROA', account.id, new Random(seed, 'role', account.id, path, name)),
  };
}

export function serviceLinkedRole(
  seed: number,
  account: SimulatedAccount,
  service: string,
  name: string,
): Role {
  return roleIn(seed, account, name, `/aws-service-role/${service}/`);
}

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html */
export function identityCenterRole(seed: number, account: SimulatedAccount, permissionSet: string): Role {
  const suffix = new Random(seed, 'reserved-sso', account.id, permissionSet).hex(16);
  const home = account.regions[1]?.region ?? account.regions[0]!.region;
  return roleIn(
    seed,
    account,
    `AWSReservedSSO_${permissionSet}_${suffix}`,
    `/aws-reserved/sso.amazonaws.com/${home}/`,
  );
}
