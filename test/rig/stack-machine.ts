import { resolveIntrinsics } from './intrinsics.js';
import { refuse } from './refusal.js';
import {
  activeResources,
  type Attributes,
  changedIn,
  changesOf,
  type Content,
  type Home,
  isSame,
  type MachineChange,
  outputsOf,
  scopeOf,
  templateOf,
  withDefaults,
} from './stack-content.js';
import { creationOrder } from './template-order.js';

export type { Attributes, Home, MachineChange } from './stack-content.js';

/** What a stack does to the rest of AWS. A thrown error is the reason of a CREATE_FAILED. */
export interface Provisioner {
  /** Makes or changes a resource and answers with its attributes; `Ref` is the physical id. */
  put(
    home: Home,
    type: string,
    logicalId: string,
    properties: Properties,
    known: Attributes,
  ): Promise<Attributes>;
  remove(home: Home, type: string, logicalId: string, known: Attributes): Promise<void>;
}

type Properties = Readonly<Record<string, unknown>>;

export interface MachineEvent {
  readonly id: string;
  readonly at: Date;
  readonly logicalId: string;
  readonly resourceType: string;
  readonly status: string;
  readonly reason: string;
}

interface ChangeSet extends Content {
  status: string;
  reason: string;
  readonly changes: readonly MachineChange[];
}

export interface MachineStack extends Home {
  readonly name: string;
  readonly id: string;
  status: string;
  reason: string;
  isProtected: boolean;
  content: Content | undefined;
  resources: Map<string, Attributes>;
  outputs: Readonly<Record<string, string>>;
  readonly changeSets: Map<string, ChangeSet>;
  readonly events: MachineEvent[];
  /** What is still to be done, one piece at each look. */
  work: (() => Promise<void>)[];
}

export interface StackMachineParts {
  readonly now: () => Date;
  readonly provisioner: Provisioner;
  /** Pieces of work at each look; one unless told. */
  readonly pace?: number;
  /** The body that a template URL names. */
  readonly readTemplate: (url: string, home: Home) => Promise<string>;
}

export type StackMachine = ReturnType<typeof createStackMachine>;

const NOTHING_CHANGED =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/**
 * CloudFormation as far as a change set goes: its states, its refusals and its events, in the words that
 * AWS documents. A stack moves on by one resource whenever it is looked at.
 */
export function createStackMachine({ now, provisioner, readTemplate, pace = 1 }: StackMachineParts) {
  const stacks: MachineStack[] = [];
  let count = 0;

  const live = ({ accountId, region }: Home, nameOrId: string): MachineStack | undefined =>
    stacks.find(
      (stack) =>
        stack.accountId === accountId &&
        stack.region === region &&
        (stack.id === nameOrId || (stack.name === nameOrId && stack.status !== 'DELETE_COMPLETE')),
    );

  const need = (home: Home, name: string): MachineStack =>
    live(home, name) ?? refuse('ValidationError', `Stack with id ${name} does not exist`);

  const tell = (
    stack: MachineStack,
    logicalId: string,
    resourceType: string,
    status: string,
    reason = '',
  ) => {
    count += 1;
    stack.events.unshift({ id: `event-${count}`, at: now(), logicalId, resourceType, status, reason });
  };
  const become = (stack: MachineStack, status: string, reason = ''): void => {
    stack.status = status;
    stack.reason = reason;
    tell(stack, stack.name, 'AWS::CloudFormation::Stack', status, reason);
  };

  /** Some pieces of work; a failing one turns the stack round. */
  const advance = async (stack: MachineStack): Promise<void> => {
    for (let piece = 0; piece < pace; piece += 1) await stack.work.shift()?.();
  };

  const putResource = async (
    stack: MachineStack,
    content: Content,
    id: string,
    verb: 'CREATE' | 'UPDATE',
  ) => {
    const resource = templateOf(content).Resources[id]!;
    tell(stack, id, resource.Type, `${verb}_IN_PROGRESS`);
    try {
      const properties = resolveIntrinsics(resource.Properties ?? {}, scopeOf(stack, content)) as Properties;
      const attributes = await provisioner.put(
        stack,
        resource.Type,
        id,
        properties,
        stack.resources.get(id) ?? {},
      );
      stack.resources.set(id, attributes);
      tell(stack, id, resource.Type, `${verb}_COMPLETE`);
    } catch (error) {
      const reason = (error as Error).message;
      tell(stack, id, resource.Type, `${verb}_FAILED`, reason);
      rollBack(stack, verb, content, id, reason);
    }
  };

  const rollBack = (
    stack: MachineStack,
    verb: 'CREATE' | 'UPDATE',
    content: Content,
    id: string,
    reason: string,
  ) => {
    const start = verb === 'CREATE' ? 'ROLLBACK_IN_PROGRESS' : 'UPDATE_ROLLBACK_IN_PROGRESS';
    const why = `The following resource(s) failed to ${verb.toLowerCase()}: [${id}].`;
    stack.work = [
      async () => become(stack, start, why),
      async () => {
        if (verb === 'CREATE')
          for (const each of Array.from(stack.resources.keys())) await removeResource(stack, content, each);
        become(stack, verb === 'CREATE' ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE', reason);
      },
    ];
  };

  const removeResource = async (stack: MachineStack, content: Content, id: string): Promise<void> => {
    const known = stack.resources.get(id);
    const resource = templateOf(content).Resources[id];
    if (known === undefined || resource === undefined) return;
    if (resource.DeletionPolicy?.startsWith('Retain') === true) {
      tell(stack, id, resource.Type, 'DELETE_SKIPPED');
    } else {
      tell(stack, id, resource.Type, 'DELETE_IN_PROGRESS');
      await provisioner.remove(stack, resource.Type, id, known);
      tell(stack, id, resource.Type, 'DELETE_COMPLETE');
    }
    stack.resources.delete(id);
  };

  const finish = (stack: MachineStack, content: Content, status: string) => async (): Promise<void> => {
    const before = stack.content;
    stack.content = content;
    stack.outputs = outputsOf(stack, content);
    if (before !== undefined) {
      const kept = new Set(Object.keys(activeResources(stack, content)));
      for (const id of Array.from(stack.resources.keys()))
        if (!kept.has(id)) await removeResource(stack, before, id);
    }
    become(stack, status);
  };

  return {
    stacks: stacks as readonly MachineStack[],

    async describe(home: Home, name: string): Promise<MachineStack | undefined> {
      const stack = live(home, name);
      if (stack !== undefined) await advance(stack);
      return stack;
    },

    template(home: Home, name: string): string | undefined {
      return need(home, name).content?.body;
    },

    events(home: Home, name: string): readonly MachineEvent[] {
      return [...need(home, name).events];
    },

    async createChangeSet(
      home: Home,
      request: Content & { stack: string; name: string; kind: 'CREATE' | 'UPDATE' },
      url: string,
    ): Promise<MachineStack> {
      const body = await readTemplate(url, home);
      const found = live(home, request.stack);
      if (request.kind === 'CREATE' && found !== undefined && found.status !== 'REVIEW_IN_PROGRESS') {
        refuse(
          'ValidationError',
          `Stack [${request.stack}] already exists and cannot be created again with the changeSet [${request.name}].`,
        );
      }
      if (request.kind === 'UPDATE') {
        const { status } = need(home, request.stack);
        if (!/^(?:CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/.test(status)) {
          refuse('ValidationError', `Stack:${found!.id} is in ${status} state and can not be updated.`);
        }
      }
      const stack = found ?? startStack(home, request.stack);
      if (stack.changeSets.has(request.name)) {
        refuse(
          'AlreadyExistsException',
          `ChangeSet ${request.name} cannot be created due to a mismatch with existing attribute Name`,
        );
      }
      const content = { body, parameters: withDefaults(body, request.parameters) };
      stack.changeSets.set(request.name, {
        ...content,
        status: 'CREATE_PENDING',
        reason: '',
        changes: changesOf(stack, content),
      });
      return stack;
    },

    describeChangeSet(home: Home, name: string, changeSetName: string): ChangeSet {
      const stack = need(home, name);
      const set = changeSetOf(stack, changeSetName);
      if (set.status === 'CREATE_PENDING') set.status = 'CREATE_IN_PROGRESS';
      else if (set.status === 'CREATE_IN_PROGRESS') {
        const same = stack.content !== undefined && isSame(stack.content, set);
        set.status = same ? 'FAILED' : 'CREATE_COMPLETE';
        set.reason = same ? NOTHING_CHANGED : '';
      }
      return set;
    },

    executeChangeSet(home: Home, name: string, changeSetName: string): void {
      const stack = need(home, name);
      const set = changeSetOf(stack, changeSetName);
      if (set.status !== 'CREATE_COMPLETE') {
        refuse(
          'InvalidChangeSetStatus',
          `ChangeSet [${changeSetName}] cannot be executed in its current status of [${set.status}]`,
        );
      }
      const verb = stack.content === undefined ? 'CREATE' : 'UPDATE';
      const before = stack.content;
      stack.changeSets.clear();
      become(stack, `${verb}_IN_PROGRESS`, 'User Initiated');
      const active = activeResources(stack, set);
      stack.work = [
        ...creationOrder(active)
          .filter((id) => before === undefined || changedIn(stack, before, set, id))
          .map((id) => () => putResource(stack, set, id, stack.resources.has(id) ? 'UPDATE' : verb)),
        ...(verb === 'UPDATE' ? [async () => become(stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS')] : []),
        finish(stack, { body: set.body, parameters: set.parameters }, `${verb}_COMPLETE`),
      ];
    },

    deleteChangeSet(home: Home, name: string, changeSetName: string): void {
      live(home, name)?.changeSets.delete(changeSetName);
    },

    protect(home: Home, name: string, isProtected: boolean): void {
      need(home, name).isProtected = isProtected;
    },

    deleteStack(home: Home, name: string, retain: readonly string[]): void {
      const stack = live(home, name);
      if (stack === undefined) return;
      if (stack.isProtected) {
        refuse('ValidationError', `Stack [${name}] cannot be deleted while TerminationProtection is enabled`);
      }
      become(stack, 'DELETE_IN_PROGRESS', 'User Initiated');
      stack.work = [async () => removeAll(stack, retain)];
    },
  };

  async function removeAll(stack: MachineStack, retain: readonly string[]): Promise<void> {
    const ids = [...stack.resources.keys()].reverse().filter((id) => !retain.includes(id));
    const failed: string[] = [];
    for (const id of ids) {
      const type = templateOf(stack.content!).Resources[id]?.Type ?? '';
      await removeResource(stack, stack.content!, id).catch((error: Error) => {
        tell(stack, id, type, 'DELETE_FAILED', error.message);
        failed.push(id);
      });
    }
    if (failed.length === 0) become(stack, 'DELETE_COMPLETE');
    else
      become(stack, 'DELETE_FAILED', `The following resource(s) failed to delete: [${failed.join(', ')}].`);
  }

  function startStack({ accountId, region }: Home, name: string): MachineStack {
    count += 1;
    const stack: MachineStack = {
      accountId,
      region,
      name,
      id: `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/${String(count).padStart(8, '0')}`,
      status: '',
      reason: '',
      isProtected: false,
      content: undefined,
      resources: new Map(),
      outputs: {},
      changeSets: new Map(),
      events: [],
      work: [],
    };
    stacks.push(stack);
    become(stack, 'REVIEW_IN_PROGRESS', 'User Initiated');
    return stack;
  }
}

function changeSetOf(stack: MachineStack, name: string): ChangeSet {
  return stack.changeSets.get(name) ?? refuse('ChangeSetNotFound', `ChangeSet [${name}] does not exist`);
}
