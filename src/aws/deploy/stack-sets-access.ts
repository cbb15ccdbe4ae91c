import {
  ActivateOrganizationsAccessCommand,
  type CloudFormationClient,
  CreateStackInstancesCommand,
  CreateStackSetCommand,
  DeleteStackInstancesCommand,
  DeleteStackSetCommand,
  DescribeOrganizationsAccessCommand,
  DescribeStackSetCommand,
  DescribeStackSetOperationCommand,
  ListStackInstancesCommand,
  ListStackSetOperationsCommand,
  type StackSet,
  UpdateStackSetCommand,
} from '@aws-sdk/client-cloudformation';
import { parseAccountId, parseRegion } from '../../cloudtrail/index.js';
import type {
  StackSetFacts,
  StackSetOperation,
  StackSetRequest,
  StackSetsAccess,
  StackSetTargets,
} from '../../deploy/index.js';
import { allPages } from './pages.js';
import { call, NONE, none } from './refused-call.js';
import { readParameters, writeParameters } from './stacks-access.js';

const NO_SET = { StackSetNotFoundException: none } as const;

/**
 * Some accounts of an organization are always suspended or closing, and are no reason to stop; where most
 * fail, something else is wrong.
 */
const PREFERENCES = {
  FailureTolerancePercentage: 20,
  MaxConcurrentPercentage: 20,
  RegionConcurrencyType: 'PARALLEL',
} as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html */
export function openStackSets(client: CloudFormationClient, where: string): StackSetsAccess {
  const service = { name: 'cloudformation', where };
  const ask = <Value>(operation: string, send: () => Promise<Value>) => call(service, operation, send);
  const idOf = async (operation: string, send: () => Promise<{ OperationId?: string | undefined }>) =>
    (await ask(operation, send)).OperationId ?? '';
  return {
    organizationsActivation: async () => {
      const { Status } = await ask('DescribeOrganizationsAccess', () =>
        client.send(new DescribeOrganizationsAccessCommand({})),
      );
      return Status ?? 'DISABLED';
    },
    activateOrganizations: async () => {
      await ask('ActivateOrganizationsAccess', () => client.send(new ActivateOrganizationsAccessCommand({})));
    },
    describe: async (StackSetName) => {
      const send = () => client.send(new DescribeStackSetCommand({ StackSetName }));
      const answer = await call(service, 'DescribeStackSet', send, NO_SET);
      const set = answer === NONE ? undefined : answer.StackSet;
      return set === undefined || set.Status === 'DELETED' ? undefined : readSet(set);
    },
    instances: async (StackSetName) => {
      const listed = await allPages((NextToken) =>
        ask('ListStackInstances', async () => {
          const page = await client.send(new ListStackInstancesCommand({ StackSetName, NextToken }));
          return { items: page.Summaries, next: page.NextToken };
        }),
      );
      return listed.flatMap(({ Account, Region, OrganizationalUnitId, Status, StatusReason }) => {
        const accountId = parseAccountId(Account ?? '');
        const region = parseRegion(Region ?? '');
        if (accountId === undefined || region === undefined) return [];
        const unit = OrganizationalUnitId ?? '';
        return { accountId, region, unit, status: Status ?? '', reason: StatusReason ?? '' };
      });
    },
    create: async (request) => {
      const input = { ...setInput(request), Tags: tagsOf(request) };
      await ask('CreateStackSet', () => client.send(new CreateStackSetCommand(input)));
    },
    update: (request) =>
      idOf('UpdateStackSet', () =>
        client.send(new UpdateStackSetCommand({ ...setInput(request), OperationPreferences: PREFERENCES })),
      ),
    createInstances: (StackSetName, targets) =>
      idOf('CreateStackInstances', () =>
        client.send(
          new CreateStackInstancesCommand({
            StackSetName,
            ...targetInput(targets),
            OperationPreferences: PREFERENCES,
          }),
        ),
      ),
    deleteInstances: (StackSetName, targets) =>
      idOf('DeleteStackInstances', () =>
        client.send(
          new DeleteStackInstancesCommand({
            StackSetName,
            ...targetInput(targets),
            RetainStacks: false,
            OperationPreferences: PREFERENCES,
          }),
        ),
      ),
    operation: async (StackSetName, OperationId): Promise<StackSetOperation> => {
      const { StackSetOperation: operation } = await ask('DescribeStackSetOperation', () =>
        client.send(new DescribeStackSetOperationCommand({ StackSetName, OperationId })),
      );
      return { status: operation?.Status ?? 'RUNNING', reason: operation?.StatusReason ?? '' };
    },
    runningOperations: async (StackSetName) => {
      const { Summaries } = await ask('ListStackSetOperations', () =>
        client.send(new ListStackSetOperationsCommand({ StackSetName })),
      );
      return (Summaries ?? [])
        .filter(({ Status }) => Status === 'RUNNING' || Status === 'QUEUED' || Status === 'STOPPING')
        .flatMap(({ OperationId }) => OperationId ?? []);
    },
    delete: async (StackSetName) => {
      const send = () => client.send(new DeleteStackSetCommand({ StackSetName }));
      await call(service, 'DeleteStackSet', send, NO_SET);
    },
  };
}

function setInput({ name, description, templateUrl, parameters }: StackSetRequest) {
  return {
    StackSetName: name,
    Description: description,
    TemplateURL: templateUrl,
    Parameters: writeParameters(parameters),
    Capabilities: ['CAPABILITY_NAMED_IAM' as const],
    PermissionModel: 'SERVICE_MANAGED' as const,
    AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: true },
  };
}

function tagsOf({ tags }: StackSetRequest) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function targetInput({ units, regions }: StackSetTargets) {
  return { DeploymentTargets: { OrganizationalUnitIds: [...units] }, Regions: [...regions] };
}

function readSet(set: StackSet): StackSetFacts {
  return {
    name: set.StackSetName ?? '',
    templateBody: set.TemplateBody ?? '',
    parameters: readParameters(set.Parameters),
    autoDeploys: set.AutoDeployment?.Enabled === true,
    retainsStacks: set.AutoDeployment?.RetainStacksOnAccountRemoval === true,
    units: set.OrganizationalUnitIds ?? [],
    regions: (set.Regions ?? []).flatMap((name) => parseRegion(name) ?? []),
  };
}
