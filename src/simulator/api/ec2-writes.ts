import type { JsonObject } from '../record/index.js';
import { type Instance, type Resources, roleIn } from '../world/index.js';
import { type CallContext, write } from './api.js';
import { items } from './ec2-reads.js';

const accepted = ({ random }: CallContext) => ({ requestId: random.uuid(), _return: true });
const tags = (name: string) => items({ key: 'Name', value: name }, { key: 'team', value: 'platform' });

export const ec2Writes = {
  'ec2:RunInstances': write(
    (call) =>
      runInstancesRequest(call.resources, call.random.pick(call.resources.instances), call.random.uuid()),
    (call) => runInstancesResponse(call, call.random.pick(call.resources.instances)),
  ),
  'ec2:TerminateInstances': write(
    (call) => ({ instancesSet: items({ instanceId: call.random.pick(call.resources.instances).id }) }),
    (call, request) => terminateResponse(call, request),
  ),
  'ec2:StopInstances': write(
    (call) => ({
      instancesSet: items({ instanceId: call.random.pick(call.resources.instances).id }),
      force: false,
    }),
    (call, request) => terminateResponse(call, request),
  ),
  'ec2:CreateSnapshot': write(
    (call) => ({
      volumeId: call.random.pick(call.resources.instances).volumeId,
      description: 'Created for policy: policy-0 schedule: Daily "keep 7" – eu',
      tagSpecificationSet: items({ resourceType: 'snapshot', tags: [{ key: 'backup', value: 'daily' }] }),
    }),
    (call, request) => ({
      requestId: call.random.uuid(),
      snapshotId: `snap-0${call.random.hex(16)}`,
      volumeId: request['volumeId'],
      status: 'pending',
      startTime: call.time * 1000,
      ownerId: call.account.id,
      volumeSize: '100',
      encrypted: true,
    }),
  ),
  'ec2:DeleteSnapshot': write(
    (call) => ({ snapshotId: call.random.pick(call.resources.snapshots) }),
    accepted,
    {
      failure: [0.05, 'Client.InvalidSnapshot.InUse', 'The snapshot is currently in use by an image.'],
    },
  ),
  'ec2:ModifySnapshotAttribute': write(
    (call) => ({
      snapshotId: call.random.pick(call.resources.snapshots),
      createVolumePermission: { add: items({ userId: call.world.accountFor('shared-services').id }) },
      attributeType: 'CREATE_VOLUME_PERMISSION',
    }),
    accepted,
  ),
  'ec2:CreateTags': write(
    (call) => ({
      resourcesSet: items({ resourceId: call.random.pick(call.resources.instances).id }),
      tagSet: tags(call.random.pick(call.resources.stacks).name),
    }),
    accepted,
  ),
  'ec2:CreateNetworkInterface': write(
    (call) => ({
      subnetId: call.random.pick(call.resources.network.subnets).id,
      description: `AWS Lambda VPC ENI-${call.random.pick(call.resources.functions).name}-${call.random.uuid()}`,
      groupSet: items({ groupId: call.random.pick(call.resources.network.securityGroups).id }),
      privateIpAddressesSet: {},
      clientToken: call.random.uuid(),
    }),
    (call, request) => ({
      requestId: call.random.uuid(),
      networkInterface: {
        networkInterfaceId: `eni-0${call.random.hex(16)}`,
        subnetId: request['subnetId'],
        vpcId: call.resources.network.vpcId,
        ownerId: call.account.id,
        status: 'pending',
        interfaceType: 'interface',
      },
    }),
  ),
  'ec2:DeleteNetworkInterface': write(
    (call) => ({ networkInterfaceId: `eni-0${call.random.hex(16)}` }),
    accepted,
  ),
  'ec2:AuthorizeSecurityGroupIngress': write(
    (call) => {
      const group = call.random.pick(call.resources.network.securityGroups);
      return ingressRequest(
        group.id,
        443,
        `${call.resources.network.block}.0.0/16`,
        'Only from our own network',
      );
    },
    (call, request) => ({
      requestId: call.random.uuid(),
      _return: true,
      securityGroupRuleSet: items({
        groupOwnerId: call.account.id,
        groupId: request['groupId'],
        securityGroupRuleId: `sgr-0${call.random.hex(16)}`,
        isEgress: false,
        ipProtocol: 'tcp',
      }),
    }),
  ),
  'ec2:RevokeSecurityGroupIngress': write(
    (call) => ingressRequest(call.random.pick(call.resources.network.securityGroups).id, 8080, '10.0.0.0/8'),
    accepted,
  ),
  'ec2:CreateSecurityGroup': write(
    (call) => ({
      groupName: `${call.random.pick(call.resources.stacks).name}-access`,
      groupDescription: 'Allow "office" VPN, Köln & Dublin',
      vpcId: call.resources.network.vpcId,
    }),
    (call) => ({ requestId: call.random.uuid(), _return: true, groupId: `sg-0${call.random.hex(16)}` }),
  ),
} as const;

export function ingressRequest(
  groupId: string,
  port: number,
  cidrIp: string,
  description?: string,
): JsonObject {
  const range = description === undefined ? { cidrIp } : { cidrIp, description };
  return {
    groupId,
    ipPermissions: items({
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
      groups: {},
      ipRanges: items(range),
      ipv6Ranges: {},
      prefixListIds: {},
    }),
  };
}

export function runInstancesRequest(
  resources: Resources,
  instance: Instance,
  clientToken: string,
): JsonObject {
  return {
    instancesSet: items({ imageId: instance.imageId, minCount: 1, maxCount: 1 }),
    instanceType: instance.instanceType,
    blockDeviceMapping: {},
    availabilityZone: `${resources.region}${instance.subnet.zone}`,
    monitoring: { enabled: true },
    subnetId: instance.subnet.id,
    disableApiTermination: false,
    disableApiStop: false,
    clientToken,
    iamInstanceProfile: { name: instance.role.name },
    tagSpecificationSet: items({
      resourceType: 'instance',
      tags: [{ key: 'Name', value: instance.application }],
    }),
  };
}

export function runInstancesResponse(call: CallContext, instance: Instance): JsonObject {
  const { resources, account } = call;
  return {
    requestId: call.random.uuid(),
    reservationId: `r-0${call.random.hex(16)}`,
    ownerId: account.id,
    groupSet: {},
    instancesSet: items({
      instanceId: instance.id,
      imageId: instance.imageId,
      instanceState: { code: 0, name: 'pending' },
      privateDnsName: `ip-${instance.privateAddress.replaceAll('.', '-')}.${resources.region}.compute.internal`,
      amiLaunchIndex: 0,
      instanceType: instance.instanceType,
      launchTime: call.time * 1000,
      placement: { availabilityZone: `${resources.region}${instance.subnet.zone}`, tenancy: 'default' },
      monitoring: { state: 'pending' },
      subnetId: instance.subnet.id,
      vpcId: resources.network.vpcId,
      privateIpAddress: instance.privateAddress,
      iamInstanceProfile: {
        arn: roleIn(call.world.seed, account, instance.role.name).arn.replace(':role/', ':instance-profile/'),
      },
      virtualizationType: 'hvm',
      hypervisor: 'xen',
      enaSupport: true,
      metadataOptions: {
        state: 'pending',
        httpTokens: 'required',
        httpPutResponseHopLimit: 2,
        httpEndpoint: 'enabled',
      },
    }),
  };
}

function terminateResponse(call: CallContext, request: JsonObject): JsonObject {
  const [first] = (request['instancesSet'] as { readonly items: readonly JsonObject[] }).items;
  return {
    requestId: call.random.uuid(),
    instancesSet: items({
      instanceId: first?.['instanceId'],
      currentState: { code: 32, name: 'shutting-down' },
      previousState: { code: 16, name: 'running' },
    }),
  };
}
