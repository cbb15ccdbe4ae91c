import type { Random } from '../random.js';
import type { SimulatedAccount } from './account.js';
import type { Network, Subnet } from './network.js';
import { type Role, roleIn } from './role.js';

/** A machine in EC2. */
export interface Instance {
  readonly id: string;
  readonly application: string;
  readonly imageId: string;
  readonly instanceType: string;
  readonly subnet: Subnet;
  readonly privateAddress: string;
  readonly volumeId: string;
  readonly role: Role;
  /** Hours since 1970; absent for machines that were there before. */
  readonly launchedAt?: number;
}

const instanceTypes: readonly string[] = ['t3.medium', 'm7g.large', 'm7i.xlarge', 'c7g.xlarge', 'r7g.large'];
const machineRoles: readonly string[] = ['web', 'batch', 'runner', 'bastion'];

export function makeInstances(
  seed: number,
  account: SimulatedAccount,
  random: Random,
  network: Network,
  count: number,
): Instance[] {
  const imageId = `ami-0${random.hex(16)}`;
  return Array.from({ length: count }, (_, index) => {
    const application = machineRoles[index % machineRoles.length]!;
    return makeInstance(random, network, application, roleIn(seed, account, `ec2-${application}`), imageId);
  });
}

export function makeInstance(
  random: Random,
  network: Network,
  application: string,
  role: Role,
  imageId: string,
): Instance {
  const subnet = random.pick(network.subnets);
  return {
    id: `i-0${random.hex(16)}`,
    application,
    imageId,
    instanceType: random.pick(instanceTypes),
    subnet,
    privateAddress: `${network.block}.${subnet.number}.${random.between(4, 250)}`,
    volumeId: `vol-0${random.hex(16)}`,
    role,
  };
}
