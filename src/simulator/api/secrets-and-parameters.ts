import { apisOf, type CallContext, read, write } from './api.js';

const secretId = ({ random, resources }: CallContext) => random.pick(resources.secrets).arn;
const parameter = ({ random, resources }: CallContext) => random.pick(resources.parameters);
const parameterResource = (call: CallContext, name: string) => [
  { accountId: call.account.id, ARN: `arn:aws:ssm:${call.region}:${call.account.id}:parameter${name}` },
];
const instanceId = ({ random, resources }: CallContext) => random.pick(resources.instances).id;

export const secretsManager = apisOf(
  {
    source: 'secretsmanager.amazonaws.com',
    prefix: 'secretsmanager',
    eventVersion: '1.11',
  },
  {
    'secretsmanager:GetSecretValue': read(
      (call) =>
        call.random.chance(0.8)
          ? { secretId: secretId(call) }
          : { secretId: secretId(call), versionStage: 'AWSCURRENT' },
      { failure: [0.01, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret."] },
    ),
    'secretsmanager:DescribeSecret': read((call) => ({ secretId: secretId(call) })),
    'secretsmanager:ListSecrets': read((call) => (call.random.chance(0.5) ? null : { maxResults: 100 })),
    'secretsmanager:GetResourcePolicy': read((call) => ({ secretId: secretId(call) })),
    'secretsmanager:PutSecretValue': write(
      (call) => ({
        secretId: secretId(call),
        clientRequestToken: call.random.uuid(),
        versionStages: ['AWSPENDING'],
      }),
      (_call, request) => ({ arn: request['secretId'] }),
    ),
    'secretsmanager:UpdateSecretVersionStage': write((call) => ({
      secretId: secretId(call),
      versionStage: 'AWSCURRENT',
      moveToVersionId: call.random.uuid(),
    })),
  },
);

export const ssm = apisOf(
  { source: 'ssm.amazonaws.com', prefix: 'ssm', eventVersion: '1.11' },
  {
    'ssm:GetParameter': read((call) => ({ name: parameter(call), withDecryption: true }), {
      resources: (call, request) => parameterResource(call, String(request['name'])),
      failure: [0.02, 'ParameterNotFound', ''],
    }),
    'ssm:GetParameters': read(
      (call) => ({ names: [parameter(call), parameter(call)], withDecryption: true }),
      {
        resources: (call, request) => parameterResource(call, (request['names'] as readonly string[])[0]!),
      },
    ),
    'ssm:GetParametersByPath': read(
      (call) => ({ path: parameter(call).replace(/\/[^/]*$/, ''), recursive: true, withDecryption: true }),
      { resources: (call, request) => parameterResource(call, String(request['path'])) },
    ),
    'ssm:DescribeParameters': read(() => ({ maxResults: 50, filters: [] })),
    'ssm:DescribeInstanceInformation': read(() => ({ maxResults: 50 })),
    'ssm:ListInstanceAssociations': read((call) => ({ instanceId: instanceId(call), maxResults: 20 })),
    'ssm:GetDocument': read(() => ({ name: 'AWS-RunPatchBaseline', documentVersion: '1' })),
    'ssm:UpdateInstanceInformation': write((call) => ({
      instanceId: instanceId(call),
      agentVersion: '3.3.3050.0',
      agentStatus: 'Active',
      platformType: 'Linux',
      platformName: 'Amazon Linux',
      platformVersion: '2023',
      agentName: 'amazon-ssm-agent',
    })),
    'ssm:PutInventory': write((call) => ({
      instanceId: instanceId(call),
      items: [
        {
          typeName: 'AWS:InstanceInformation',
          schemaVersion: '1.0',
          captureTime: new Date(call.time * 1000).toISOString().replace('.000', ''),
          contentHash: `${call.random.base64(22)}==`,
        },
      ],
    })),
    'ssm:PutParameter': write(
      (call) => ({
        name: parameter(call),
        value: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        type: 'SecureString',
        overwrite: true,
      }),
      (call) => ({ version: call.random.between(2, 40), tier: 'Standard' }),
      { resources: (call, request) => parameterResource(call, String(request['name'])) },
    ),
    'ssm:StartSession': write(
      (call) => ({ target: instanceId(call) }),
      (call) => ({
        sessionId: `session-0${call.random.hex(16)}`,
        tokenValue: 'Value hidden due to security reasons.',
        streamUrl: `wss://ssmmessages.${call.region}.amazonaws.com/v1/data-channel/session?role=publish_subscribe`,
      }),
    ),
    'ssm:SendCommand': write(
      (call) => ({
        instanceIds: [instanceId(call)],
        documentName: 'AWS-RunPatchBaseline',
        parameters: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        interactive: false,
      }),
      (call, request) => ({
        command: {
          commandId: call.random.uuid(),
          documentName: request['documentName'],
          instanceIds: request['instanceIds'],
          status: 'Pending',
          targetCount: 1,
        },
      }),
    ),
  },
);
