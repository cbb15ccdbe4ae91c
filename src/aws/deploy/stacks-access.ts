import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  type Parameter,
  type Stack,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import type { ChangeSetChange, ChangeSetFacts, StackFacts, StacksAccess } from '../../deploy/index.js';
import { allPages } from './pages.js';
import { call, NONE, none, UNEXPECTED } from './refused-call.js';

/** CloudFormation has no error of its own for a stack that is not there. */
const NO_STACK = {
  ValidationError: (message: string): typeof NONE | typeof UNEXPECTED =>
    /does not exist/.test(message) ? NONE : UNEXPECTED,
} as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html */
export function openStacks(client: CloudFormationClient, where: string): StacksAccess {
  const service = { name: 'cloudformation', where };
  const change = async (operation: string, send: () => Promise<unknown>): Promise<void> => {
    await call(service, operation, send);
  };
  return {
    describe: async (StackName) => {
      const send = () => client.send(new DescribeStacksCommand({ StackName }));
      const answer = await call(service, 'DescribeStacks', send, NO_STACK);
      const stack = answer === NONE ? undefined : answer.Stacks?.[0];
      return stack === undefined || stack.StackStatus === 'DELETE_COMPLETE' ? undefined : readStack(stack);
    },
    template: async (StackName) => {
      const send = () => client.send(new GetTemplateCommand({ StackName, TemplateStage: 'Original' }));
      const answer = await call(service, 'GetTemplate', send, NO_STACK);
      return answer === NONE ? undefined : answer.TemplateBody;
    },
    createChangeSet: ({ stack, name, kind, templateUrl, parameters, tags }) =>
      change('CreateChangeSet', () =>
        client.send(
          new CreateChangeSetCommand({
            StackName: stack,
            ChangeSetName: name,
            ChangeSetType: kind,
            TemplateURL: templateUrl,
            Parameters: writeParameters(parameters),
            Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
            Capabilities: ['CAPABILITY_NAMED_IAM'],
          }),
        ),
      ),
    describeChangeSet: (StackName, ChangeSetName) =>
      readChangeSet(async (NextToken) =>
        call(service, 'DescribeChangeSet', () =>
          client.send(new DescribeChangeSetCommand({ StackName, ChangeSetName, NextToken })),
        ),
      ),
    executeChangeSet: (StackName, ChangeSetName) =>
      change('ExecuteChangeSet', () =>
        client.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName })),
      ),
    deleteChangeSet: async (StackName, ChangeSetName) => {
      const send = () => client.send(new DeleteChangeSetCommand({ StackName, ChangeSetName }));
      const gone = { ...NO_STACK, ChangeSetNotFound: none, ChangeSetNotFoundException: none };
      await call(service, 'DeleteChangeSet', send, gone);
    },
    events: async (StackName) => {
      const { StackEvents } = await call(service, 'DescribeStackEvents', () =>
        client.send(new DescribeStackEventsCommand({ StackName })),
      );
      return (StackEvents ?? []).map((event) => ({
        id: event.EventId ?? '',
        at: event.Timestamp ?? new Date(0),
        logicalId: event.LogicalResourceId ?? '',
        resourceType: event.ResourceType ?? '',
        status: event.ResourceStatus ?? '',
        reason: event.ResourceStatusReason ?? '',
      }));
    },
    protect: (StackName, EnableTerminationProtection) =>
      change('UpdateTerminationProtection', () =>
        client.send(new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection })),
      ),
    deleteStack: (StackName, retain) =>
      change('DeleteStack', () =>
        client.send(
          new DeleteStackCommand({ StackName, ...(retain.length > 0 && { RetainResources: [...retain] }) }),
        ),
      ),
  };
}

export function writeParameters(parameters: Readonly<Record<string, string>>): Parameter[] {
  return Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  }));
}

export function readParameters(
  parameters: readonly Parameter[] | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey ?? '', ParameterValue ?? '']),
  );
}

function readStack(stack: Stack): StackFacts {
  return {
    name: stack.StackName ?? '',
    id: stack.StackId ?? stack.StackName ?? '',
    status: stack.StackStatus ?? '',
    reason: stack.StackStatusReason ?? '',
    isProtected: stack.EnableTerminationProtection === true,
    parameters: readParameters(stack.Parameters),
    outputs: Object.fromEntries(
      (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']),
    ),
  };
}

type ChangeSetPage = {
  readonly Status?: string | undefined;
  readonly StatusReason?: string | undefined;
  readonly NextToken?: string | undefined;
  readonly Changes?: readonly { readonly ResourceChange?: ResourceChange | undefined }[] | undefined;
};

interface ResourceChange {
  readonly Action?: string | undefined;
  readonly LogicalResourceId?: string | undefined;
  readonly ResourceType?: string | undefined;
  readonly Replacement?: string | undefined;
}

/** The first page tells the status, all of them together the changes. */
async function readChangeSet(
  ask: (token: string | undefined) => Promise<ChangeSetPage>,
): Promise<ChangeSetFacts> {
  const first = await ask(undefined);
  const rest = await allPages(async (token) => {
    const page = token === undefined ? first : await ask(token);
    return { items: page.Changes, next: page.NextToken };
  });
  const changes = rest.flatMap(({ ResourceChange }) =>
    ResourceChange === undefined ? [] : readChange(ResourceChange),
  );
  return { status: first.Status ?? '', reason: first.StatusReason ?? '', changes };
}

function readChange({
  Action,
  LogicalResourceId,
  ResourceType,
  Replacement,
}: ResourceChange): ChangeSetChange {
  return {
    action: (Action ?? 'Modify') as ChangeSetChange['action'],
    logicalId: LogicalResourceId ?? '',
    resourceType: ResourceType ?? '',
    replacement: Replacement as ChangeSetChange['replacement'],
  };
}
