import type { Json } from '../record/index.js';
import { type CallContext, read } from './api.js';

/** EC2's query protocol turns each list into a set with items, and an absent one into `{}`. */
export const items = (...values: readonly Json[]) => ({ items: values });

export const filter = (name: string, ...values: readonly string[]) =>
  items({ name, valueSet: items(...values.map((value) => ({ value }))) });

const instanceOf = ({ random, resources }: CallContext) => random.pick(resources.instances).id;
const oneInstance = (call: CallContext) => items({ instanceId: instanceOf(call) });

export const ec2Reads = {
  'ec2:DescribeInstances': read((call) =>
    call.random.chance(0.4)
      ? { maxResults: 1000, instancesSet: {}, filterSet: {} }
      : { instancesSet: oneInstance(call), filterSet: {} },
  ),
  'ec2:DescribeInstanceStatus': read((call) => ({
    instancesSet: oneInstance(call),
    filterSet: {},
    includeAllInstances: false,
  })),
  'ec2:DescribeInstanceAttribute': read((call) => ({
    instanceId: instanceOf(call),
    attribute: call.random.pick(['userData', 'disableApiTermination', 'instanceInitiatedShutdownBehavior']),
  })),
  'ec2:DescribeInstanceTypes': read((call) => ({
    DescribeInstanceTypesRequest: {
      InstanceType: { tag: 1, content: call.random.pick(call.resources.instances).instanceType },
    },
  })),
  'ec2:DescribeVolumes': read((call) => ({
    volumeSet: items({ volumeId: call.random.pick(call.resources.instances).volumeId }),
    filterSet: {},
  })),
  'ec2:DescribeSnapshots': read((call) =>
    call.random.chance(0.5)
      ? {
          maxResults: 1000,
          snapshotSet: {},
          ownersSet: items({ owner: 'self' }),
          sharedUsersSet: {},
          filterSet: {},
        }
      : {
          snapshotSet: items({ snapshotId: call.random.pick(call.resources.snapshots) }),
          ownersSet: {},
          sharedUsersSet: {},
          filterSet: {},
        },
  ),
  'ec2:DescribeImages': read((call) => ({
    executableBySet: {},
    imagesSet: items({ imageId: call.random.pick(call.resources.images) }),
    ownersSet: {},
    filterSet: {},
  })),
  'ec2:DescribeVpcs': read((call) => ({
    vpcSet: items({ vpcId: call.resources.network.vpcId }),
    filterSet: {},
  })),
  'ec2:DescribeSubnets': read((call) => ({
    subnetSet: {},
    filterSet: filter('vpc-id', call.resources.network.vpcId),
  })),
  'ec2:DescribeSecurityGroups': read((call) => ({
    securityGroupSet: {},
    securityGroupIdSet: items({ groupId: call.random.pick(call.resources.network.securityGroups).id }),
    filterSet: {},
  })),
  'ec2:DescribeSecurityGroupRules': read((call) => ({
    DescribeSecurityGroupRulesRequest: {
      Filter: {
        tag: 1,
        Name: 'group-id',
        Value: { tag: 1, content: call.random.pick(call.resources.network.securityGroups).id },
      },
      MaxResults: 1000,
    },
  })),
  'ec2:DescribeRouteTables': read((call) => ({
    routeTableIdSet: {},
    filterSet: filter('vpc-id', call.resources.network.vpcId),
  })),
  'ec2:DescribeNetworkInterfaces': read((call) => ({
    networkInterfaceIdSet: {},
    filterSet: filter('vpc-id', call.resources.network.vpcId),
  })),
  'ec2:DescribeNatGateways': read((call) => ({
    DescribeNatGatewaysRequest: { NatGatewayId: { tag: 1, content: call.resources.network.natGatewayId } },
  })),
  'ec2:DescribeNetworkAcls': read((call) => ({
    networkAclIdSet: {},
    filterSet: filter('vpc-id', call.resources.network.vpcId),
  })),
  'ec2:DescribeVpcEndpoints': read((call) => ({
    DescribeVpcEndpointsRequest: { VpcEndpointId: { tag: 1, content: call.resources.network.vpcEndpointId } },
  })),
  'ec2:DescribeFlowLogs': read((call) => ({
    DescribeFlowLogsRequest: {
      Filter: { tag: 1, Name: 'resource-id', Value: { tag: 1, content: call.resources.network.vpcId } },
    },
  })),
  'ec2:DescribeAddresses': read(() => ({ publicIpsSet: {}, allocationIdsSet: {}, filterSet: {} })),
  'ec2:DescribeAvailabilityZones': read(() => ({
    availabilityZoneSet: {},
    availabilityZoneIdSet: {},
    filterSet: {},
  })),
  'ec2:DescribeRegions': read(() => ({ regionSet: {}, allRegions: false })),
  'ec2:DescribeTags': read((call) => ({
    maxResults: 1000,
    filterSet: filter('resource-id', instanceOf(call)),
  })),
  'ec2:DescribeLaunchTemplates': read(() => ({ DescribeLaunchTemplatesRequest: { MaxResults: 200 } })),
  'ec2:DescribeKeyPairs': read(() => ({
    keySet: {},
    filterSet: {},
    keyPairIdSet: {},
    includePublicKey: false,
  })),
  'ec2:DescribeAccountAttributes': read(() => ({
    accountAttributeNameSet: items({ attributeName: 'supported-platforms' }),
    filterSet: {},
  })),
  'ec2:GetEbsEncryptionByDefault': read(() => ({ GetEbsEncryptionByDefaultRequest: '' })),
} as const;
