import { apisOf, type CallContext, read, write } from './api.js';

const someFunction = ({ random, resources }: CallContext) => random.pick(resources.functions);
const group = ({ random, resources }: CallContext) => `${random.pick(resources.instances).application}-group`;

/** Lambda's event names carry the date of the API that introduced them. */
export const lambda = apisOf(
  { source: 'lambda.amazonaws.com', prefix: 'lambda', eventVersion: '1.11' },
  {
    'lambda:ListFunctions20150331': read(() => ({ maxItems: 50 })),
    'lambda:GetFunction20150331v2': read((call) => ({ functionName: someFunction(call).name }), {
      failure: [0.02, 'ResourceNotFoundException', 'Function not found'],
    }),
    'lambda:GetFunctionConfiguration20150331v2': read((call) => ({ functionName: someFunction(call).arn })),
    'lambda:GetPolicy20150331v2': read((call) => ({ functionName: someFunction(call).name }), {
      failure: [0.4, 'ResourceNotFoundException', 'The resource you requested does not exist.'],
    }),
    'lambda:ListTags20170331': read((call) => ({ resource: someFunction(call).arn })),
    'lambda:ListVersionsByFunction20150331': read((call) => ({
      functionName: someFunction(call).name,
      maxItems: 50,
    })),
    'lambda:ListEventSourceMappings20150331': read((call) => ({ functionName: someFunction(call).name })),
    'lambda:UpdateFunctionCode20150331v2': write(
      (call) => ({
        functionName: someFunction(call).name,
        imageUri: `${call.account.id}.dkr.ecr.${call.region}.amazonaws.com/larkmoor/functions:${call.random.hex(12)}`,
        publish: true,
        dryRun: false,
      }),
      (call, request) => updated(call, String(request['functionName'])),
    ),
    'lambda:UpdateFunctionConfiguration20150331v2': write(
      (call) => ({ functionName: someFunction(call).name, environment: {}, timeout: 30, memorySize: 512 }),
      (call, request) => updated(call, String(request['functionName'])),
    ),
    'lambda:PublishVersion20150331': write(
      (call) => ({ functionName: someFunction(call).name }),
      (call, request) => updated(call, String(request['functionName'])),
    ),
    'lambda:AddPermission20150331v2': write(
      (call) => ({
        functionName: someFunction(call).name,
        statementId: `events-${call.random.hex(8)}`,
        action: 'lambda:InvokeFunction',
        principal: 'events.amazonaws.com',
        sourceArn: `arn:aws:events:${call.region}:${call.account.id}:rule/nightly`,
      }),
      (_call, request) => ({
        statement: JSON.stringify({
          Sid: request['statementId'],
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'lambda:InvokeFunction',
        }),
      }),
    ),
  },
);

function updated(call: CallContext, functionName: string) {
  return {
    functionName,
    functionArn: `arn:aws:lambda:${call.region}:${call.account.id}:function:${functionName}`,
    codeSize: call.random.between(2_000, 9_000_000),
    lastModified: new Date(call.time * 1000).toISOString().replace('Z', '+0000'),
    codeSha256: `${call.random.base64(43)}=`,
    version: String(call.random.between(2, 300)),
    environment: {},
    revisionId: call.random.uuid(),
    state: 'Active',
    lastUpdateStatus: 'InProgress',
    packageType: 'Image',
    architectures: ['arm64'],
  };
}

export const autoscaling = apisOf(
  {
    source: 'autoscaling.amazonaws.com',
    prefix: 'autoscaling',
    eventVersion: '1.11',
    throttled: ['ThrottlingException', 'Rate exceeded'],
  },
  {
    'autoscaling:DescribeAutoScalingGroups': read((call) =>
      call.random.chance(0.5) ? { maxRecords: 100 } : { autoScalingGroupNames: [group(call)] },
    ),
    'autoscaling:DescribeAutoScalingInstances': read((call) => ({
      instanceIds: [call.random.pick(call.resources.instances).id],
    })),
    'autoscaling:DescribeScalingActivities': read((call) => ({
      autoScalingGroupName: group(call),
      maxRecords: 20,
    })),
    'autoscaling:SetDesiredCapacity': write((call) => ({
      autoScalingGroupName: group(call),
      desiredCapacity: call.random.between(2, 12),
      honorCooldown: false,
    })),
    'autoscaling:CompleteLifecycleAction': write((call) => ({
      autoScalingGroupName: group(call),
      lifecycleHookName: 'drain',
      lifecycleActionResult: 'CONTINUE',
      instanceId: call.random.pick(call.resources.instances).id,
    })),
  },
);

export const loadBalancing = apisOf(
  {
    source: 'elasticloadbalancing.amazonaws.com',
    prefix: 'elasticloadbalancing',
    eventVersion: '1.11',
    apiVersion: '2015-12-01',
    throttled: ['ThrottlingException', 'Rate exceeded'],
  },
  {
    'elasticloadbalancing:DescribeLoadBalancers': read((call) =>
      call.random.chance(0.5)
        ? { pageSize: 400 }
        : { loadBalancerArns: [call.random.pick(call.resources.loadBalancers).arn] },
    ),
    'elasticloadbalancing:DescribeTargetHealth': read((call) => ({
      targetGroupArn: call.random.pick(call.resources.targetGroups),
    })),
    'elasticloadbalancing:DescribeTargetGroups': read((call) => ({
      loadBalancerArn: call.random.pick(call.resources.loadBalancers).arn,
    })),
    'elasticloadbalancing:DescribeListeners': read((call) => ({
      loadBalancerArn: call.random.pick(call.resources.loadBalancers).arn,
    })),
    'elasticloadbalancing:DescribeRules': read((call) => ({
      listenerArn: `${call.random.pick(call.resources.loadBalancers).arn.replace('loadbalancer', 'listener')}/${call.random.hex(16)}`,
    })),
    'elasticloadbalancing:RegisterTargets': write((call) => ({
      targetGroupArn: call.random.pick(call.resources.targetGroups),
      targets: [{ id: call.random.pick(call.resources.instances).privateAddress, port: 8080 }],
    })),
    'elasticloadbalancing:DeregisterTargets': write((call) => ({
      targetGroupArn: call.random.pick(call.resources.targetGroups),
      targets: [{ id: call.random.pick(call.resources.instances).privateAddress, port: 8080 }],
    })),
  },
);
