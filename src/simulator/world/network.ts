import type { Random } from '../random.js';

/** The one VPC of an account in a Region. */
export interface Network {
  readonly vpcId: string;
  /** The first two numbers of its addresses, `10.42`. */
  readonly block: string;
  readonly subnets: readonly Subnet[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly routeTables: readonly string[];
  /** The address that machines without an endpoint are seen with. */
  readonly natAddress: string;
  readonly natGatewayId: string;
  readonly vpcEndpointId: string;
}

export interface Subnet {
  readonly id: string;
  /** The letter at the end of its Availability Zone. */
  readonly zone: string;
  /** The third number of its addresses. */
  readonly number: number;
}

export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
}

/** Addresses that the organization's machines are seen with, all of them. */
export const egressBlock = '203.0.113.192/26';

const groupNames: readonly string[] = ['web', 'application', 'database', 'cache', 'bastion'];

export function makeNetwork(random: Random): Network {
  return {
    vpcId: `vpc-0${random.hex(16)}`,
    block: `10.${random.between(16, 240)}`,
    subnets: ['a', 'b', 'c'].map((zone, index) => ({
      id: `subnet-0${random.hex(16)}`,
      zone,
      number: 16 * index,
    })),
    securityGroups: groupNames.map((name) => ({ id: `sg-0${random.hex(16)}`, name })),
    routeTables: Array.from({ length: 4 }, () => `rtb-0${random.hex(16)}`),
    natAddress: `203.0.113.${random.between(200, 254)}`,
    natGatewayId: `nat-0${random.hex(16)}`,
    vpcEndpointId: `vpce-0${random.hex(16)}`,
  };
}
