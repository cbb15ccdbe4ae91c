import { refuse } from '../../rig/refusal.js';
import type { Home, StackMachine } from '../../rig/stack-machine.js';
import type { StackSetMachine } from '../../rig/stack-set-machine.js';
import type { QueryRequest, XmlValue } from './query-protocol.js';

export interface CloudFormationParts {
  readonly stacks: StackMachine;
  readonly stackSets: StackSetMachine;
  readonly readTemplate: (url: string, home: Home) => Promise<string>;
}

/** Whether stack sets may act in the organization: moto does not know the call. */
export interface Activation {
  isActive: boolean;
}

type Handler = (request: QueryRequest, home: Home) => XmlValue | Promise<XmlValue>;

/** CloudFormation over HTTP, in front of the state machines. */
export function cloudFormationHandlers(
  { stacks, stackSets, readTemplate }: CloudFormationParts,
  activation: Activation,
): Readonly<Record<string, Handler>> {
  const missing = (name: string) => refuse('ValidationError', `Stack with id ${name} does not exist`);
  const setOf = (request: QueryRequest) => {
    const name = request.text('StackSetName');
    return stackSets.describe(name) ?? refuse('StackSetNotFoundException', `StackSet ${name} not found`);
  };
  const setInput = async (request: QueryRequest, home: Home) => ({
    name: request.text('StackSetName'),
    body: await readTemplate(request.text('TemplateURL'), home),
    parameters: readParameters(request),
  });
  const units = (request: QueryRequest) => request.texts('DeploymentTargets.OrganizationalUnitIds');
  return {
    DescribeStacks: async (request, home) => {
      const name = request.text('StackName');
      const stack = (await stacks.describe(home, name)) ?? missing(name);
      return {
        Stacks: [
          {
            StackName: stack.name,
            StackId: stack.id,
            StackStatus: stack.status,
            StackStatusReason: stack.reason,
            EnableTerminationProtection: stack.isProtected,
            CreationTime: new Date(0),
            Parameters: writeParameters(stack.content?.parameters ?? {}),
            Outputs: Object.entries(stack.outputs).map(([OutputKey, OutputValue]) => ({
              OutputKey,
              OutputValue,
            })),
          },
        ],
      };
    },
    GetTemplate: (request, home) => ({ TemplateBody: stacks.template(home, request.text('StackName')) }),
    CreateChangeSet: async (request, home) => {
      const stack = await stacks.createChangeSet(
        home,
        {
          stack: request.text('StackName'),
          name: request.text('ChangeSetName'),
          kind: request.text('ChangeSetType') as 'CREATE',
          body: '',
          parameters: readParameters(request),
        },
        request.text('TemplateURL'),
      );
      return { Id: request.text('ChangeSetName'), StackId: stack.id };
    },
    DescribeChangeSet: (request, home) => {
      const set = stacks.describeChangeSet(home, request.text('StackName'), request.text('ChangeSetName'));
      return {
        Status: set.status,
        StatusReason: set.reason,
        Changes: set.changes.map(({ action, logicalId, resourceType, replacement }) => ({
          Type: 'Resource',
          ResourceChange: {
            Action: action,
            LogicalResourceId: logicalId,
            ResourceType: resourceType,
            Replacement: replacement,
          },
        })),
      };
    },
    ExecuteChangeSet: (request, home) => {
      stacks.executeChangeSet(home, request.text('StackName'), request.text('ChangeSetName'));
      return {};
    },
    DeleteChangeSet: (request, home) => {
      stacks.deleteChangeSet(home, request.text('StackName'), request.text('ChangeSetName'));
      return {};
    },
    DescribeStackEvents: (request, home) => ({
      StackEvents: stacks.events(home, request.text('StackName')).map((event) => ({
        EventId: event.id,
        StackId: request.text('StackName'),
        StackName: request.text('StackName'),
        LogicalResourceId: event.logicalId,
        ResourceType: event.resourceType,
        ResourceStatus: event.status,
        ResourceStatusReason: event.reason === '' ? undefined : event.reason,
        Timestamp: event.at,
      })),
    }),
    UpdateTerminationProtection: (request, home) => {
      stacks.protect(home, request.text('StackName'), request.text('EnableTerminationProtection') === 'true');
      return {};
    },
    DeleteStack: (request, home) => {
      stacks.deleteStack(home, request.text('StackName'), request.texts('RetainResources'));
      return {};
    },
    DescribeOrganizationsAccess: () => ({ Status: activation.isActive ? 'ENABLED' : 'DISABLED' }),
    ActivateOrganizationsAccess: () => {
      activation.isActive = true;
      return {};
    },
    DescribeStackSet: (request) => {
      const set = setOf(request);
      return {
        StackSet: {
          StackSetName: set.name,
          Status: 'ACTIVE',
          TemplateBody: set.body,
          Parameters: writeParameters(set.parameters),
          AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: true },
          OrganizationalUnitIds: [...set.units],
          Regions: [...set.regions],
        },
      };
    },
    ListStackInstances: (request) => ({
      Summaries: setOf(request).instances.map(({ accountId, region, unit, status }) => ({
        Account: accountId,
        Region: region,
        OrganizationalUnitId: unit,
        Status: status,
      })),
    }),
    CreateStackSet: async (request, home) => {
      if (!activation.isActive) {
        refuse(
          'ValidationError',
          'You must enable organizations access to operate a service managed stack set',
        );
      }
      stackSets.create(await setInput(request, home));
      return { StackSetId: request.text('StackSetName') };
    },
    UpdateStackSet: async (request, home) => ({
      OperationId: stackSets.update(await setInput(request, home)),
    }),
    CreateStackInstances: (request) => ({
      OperationId: stackSets.createInstances(
        request.text('StackSetName'),
        units(request),
        request.texts('Regions'),
      ),
    }),
    DeleteStackInstances: (request) => ({
      OperationId: stackSets.deleteInstances(
        request.text('StackSetName'),
        units(request),
        request.texts('Regions'),
      ),
    }),
    DescribeStackSetOperation: (request) => {
      const { status } = stackSets.operation(request.text('StackSetName'), request.text('OperationId'));
      return { StackSetOperation: { Status: status, OperationId: request.text('OperationId') } };
    },
    ListStackSetOperations: (request) => ({
      Summaries: stackSets
        .runningOperations(request.text('StackSetName'))
        .map((OperationId) => ({ OperationId, Status: 'RUNNING' })),
    }),
    DeleteStackSet: (request) => {
      stackSets.delete(request.text('StackSetName'));
      return {};
    },
  };
}

function readParameters(request: QueryRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    request
      .objects('Parameters')
      .map(({ ParameterKey, ParameterValue }) => [ParameterKey ?? '', ParameterValue ?? '']),
  );
}

function writeParameters(parameters: Readonly<Record<string, string>>): XmlValue {
  return Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  }));
}
