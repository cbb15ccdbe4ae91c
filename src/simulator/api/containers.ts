import { apisOf, type CallContext, read, write } from './api.js';

const repositoryName = ({ random, resources }: CallContext) => random.pick(resources.repositories);
const repository = (call: CallContext) => ({
  registryId: call.account.id,
  repositoryName: repositoryName(call),
});
const repositoryResource = (call: CallContext, request: { readonly [name: string]: unknown }) => [
  {
    accountId: call.account.id,
    ARN: `arn:aws:ecr:${call.region}:${call.account.id}:repository/${String(request['repositoryName'])}`,
  },
];
const digest = ({ random }: CallContext) => `sha256:${random.hex(64)}`;
const service = ({ random, resources }: CallContext) => random.pick(resources.workloads).name;

export const ecr = apisOf(
  { source: 'ecr.amazonaws.com', prefix: 'ecr', eventVersion: '1.11', refusal: 'AccessDeniedException' },
  {
    'ecr:GetAuthorizationToken': read(() => null),
    'ecr:BatchGetImage': read(
      (call) => ({
        ...repository(call),
        imageIds: [{ imageDigest: digest(call) }],
        acceptedMediaTypes: [
          'application/vnd.oci.image.manifest.v1+json',
          'application/vnd.oci.image.index.v1+json',
        ],
      }),
      { resources: repositoryResource },
    ),
    'ecr:GetDownloadUrlForLayer': read((call) => ({ ...repository(call), layerDigest: digest(call) }), {
      resources: repositoryResource,
    }),
    'ecr:BatchCheckLayerAvailability': read(
      (call) => ({ ...repository(call), layerDigests: [digest(call)] }),
      {
        resources: repositoryResource,
      },
    ),
    'ecr:DescribeRepositories': read(() => ({ maxResults: 100 })),
    'ecr:DescribeImages': read(repository, { resources: repositoryResource }),
    'ecr:InitiateLayerUpload': write(
      repository,
      (call) => ({ uploadId: call.random.uuid(), partSize: 20_971_520 }),
      { resources: repositoryResource },
    ),
    'ecr:CompleteLayerUpload': write(
      (call) => ({ ...repository(call), uploadId: call.random.uuid(), layerDigests: [digest(call)] }),
      (_call, request) => ({ registryId: request['registryId'], repositoryName: request['repositoryName'] }),
      { resources: repositoryResource },
    ),
    'ecr:PutImage': write(
      (call) => ({
        ...repository(call),
        imageTag: call.random.hex(12),
        imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
      }),
      (_call, request) => ({
        image: {
          registryId: request['registryId'],
          repositoryName: request['repositoryName'],
          imageId: { imageTag: request['imageTag'] },
        },
      }),
      { resources: repositoryResource },
    ),
  },
);

export const ecs = apisOf(
  { source: 'ecs.amazonaws.com', prefix: 'ecs', eventVersion: '1.11', refusal: 'AccessDeniedException' },
  {
    'ecs:DescribeServices': read((call) => ({
      cluster: call.resources.clusterName,
      services: [service(call)],
    })),
    'ecs:DescribeTasks': read((call) => ({
      cluster: call.resources.clusterName,
      tasks: [call.random.hex(32)],
    })),
    'ecs:ListTasks': read((call) => ({ cluster: call.resources.clusterName, serviceName: service(call) })),
    'ecs:DescribeTaskDefinition': read((call) => ({
      taskDefinition: `${service(call)}:${call.random.between(10, 400)}`,
    })),
    'ecs:RegisterTaskDefinition': write(
      (call) => {
        const family = service(call);
        return {
          family,
          executionRoleArn: `arn:aws:iam::${call.account.id}:role/ecs-execution`,
          networkMode: 'awsvpc',
          containerDefinitions: [
            {
              name: family,
              image: `${call.account.id}.dkr.ecr.${call.region}.amazonaws.com/larkmoor/${family}:${call.random.hex(12)}`,
              essential: true,
              environment: [{ name: 'LOG_LEVEL', value: 'HIDDEN_DUE_TO_SECURITY_REASONS' }],
            },
          ],
          requiresCompatibilities: ['FARGATE'],
          cpu: '512',
          memory: '1024',
        };
      },
      (call, request) => {
        const family = String(request['family']);
        return {
          taskDefinition: {
            taskDefinitionArn: `arn:aws:ecs:${call.region}:${call.account.id}:task-definition/${family}:${call.random.between(11, 401)}`,
            family,
            status: 'ACTIVE',
          },
        };
      },
    ),
    'ecs:UpdateService': write(
      (call) => ({
        cluster: call.resources.clusterName,
        service: service(call),
        taskDefinition: `${service(call)}:${call.random.between(11, 401)}`,
      }),
      (_call, request) => ({
        service: { serviceName: request['service'], status: 'ACTIVE', desiredCount: 3 },
      }),
    ),
  },
);

export const eks = apisOf(
  { source: 'eks.amazonaws.com', prefix: 'eks', eventVersion: '1.11', refusal: 'AccessDeniedException' },
  {
    'eks:DescribeCluster': read((call) => ({ name: call.resources.clusterName })),
    'eks:ListClusters': read(() => ({ maxResults: 100 })),
    'eks:ListNodegroups': read((call) => ({ name: call.resources.clusterName })),
    'eks:DescribeNodegroup': read((call) => ({ name: call.resources.clusterName, nodegroupName: 'default' })),
    'eks:ListAddons': read((call) => ({ name: call.resources.clusterName })),
  },
);
