import { refuse } from './refusal.js';

export interface MachineStackSet {
  readonly name: string;
  body: string;
  parameters: Readonly<Record<string, string>>;
  units: Set<string>;
  regions: Set<string>;
  readonly instances: { accountId: string; region: string; unit: string; status: string; reason: string }[];
  readonly operations: { id: string; status: string; looks: number; apply: () => void }[];
}

export interface StackSetMachineParts {
  /** Active accounts directly or further below a root or unit; stack sets never reach the management account. */
  readonly accountsBelow: (unit: string) => readonly string[];
}

export type StackSetMachine = ReturnType<typeof createStackSetMachine>;

/** Service-managed stack sets: one operation at a time, each over after its second look. */
export function createStackSetMachine({ accountsBelow }: StackSetMachineParts) {
  const sets: MachineStackSet[] = [];
  const find = (name: string) => sets.find((set) => set.name === name);
  const need = (name: string) =>
    find(name) ?? refuse('StackSetNotFoundException', `StackSet ${name} not found`);

  const operate = (set: MachineStackSet, apply: () => void): string => {
    if (set.operations.some(({ status }) => status === 'RUNNING')) {
      refuse('OperationInProgressException', 'Another Operation on StackSet is in progress');
    }
    const id = `operation-${set.name}-${set.operations.length + 1}`;
    set.operations.unshift({ id, status: 'RUNNING', looks: 0, apply });
    return id;
  };

  return {
    sets: sets as readonly MachineStackSet[],
    describe: find,
    create(request: Pick<MachineStackSet, 'name' | 'body' | 'parameters'>): void {
      if (find(request.name) !== undefined) refuse('NameAlreadyExistsException', `${request.name} exists`);
      sets.push({ ...request, units: new Set(), regions: new Set(), instances: [], operations: [] });
    },
    update(request: Pick<MachineStackSet, 'name' | 'body' | 'parameters'>): string {
      const set = need(request.name);
      return operate(set, () => {
        set.body = request.body;
        set.parameters = request.parameters;
      });
    },
    createInstances(name: string, units: readonly string[], regions: readonly string[]): string {
      const set = need(name);
      return operate(set, () => {
        for (const unit of units) set.units.add(unit);
        for (const region of regions) set.regions.add(region);
        for (const unit of units) {
          for (const accountId of accountsBelow(unit)) {
            for (const region of regions) {
              const known = set.instances.some(
                (each) => each.accountId === accountId && each.region === region,
              );
              if (!known) set.instances.push({ accountId, region, unit, status: 'CURRENT', reason: '' });
            }
          }
        }
      });
    },
    deleteInstances(name: string, units: readonly string[], regions: readonly string[]): string {
      const set = need(name);
      return operate(set, () => {
        const kept = set.instances.filter(
          ({ unit, region }) => !units.includes(unit) || !regions.includes(region),
        );
        set.instances.splice(0, set.instances.length, ...kept);
        if (set.instances.length === 0) {
          set.units.clear();
          set.regions.clear();
        }
      });
    },
    operation(name: string, operationId: string): { status: string; reason: string } {
      const found =
        need(name).operations.find(({ id }) => id === operationId) ??
        refuse('OperationNotFoundException', operationId);
      found.looks += 1;
      if (found.looks === 2) {
        found.apply();
        found.status = 'SUCCEEDED';
      }
      return { status: found.status, reason: '' };
    },
    runningOperations: (name: string) =>
      need(name)
        .operations.filter(({ status }) => status === 'RUNNING')
        .map(({ id }) => id),
    delete(name: string): void {
      if (need(name).instances.length > 0) refuse('StackSetNotEmptyException', 'StackSet is not empty');
      sets.splice(sets.indexOf(need(name)), 1);
    },
  };
}
