/** CloudFormation's own words: `CREATE_COMPLETE`, `UPDATE_ROLLBACK_FAILED`. */
export type StackStatus = string;

export interface StackFacts {
  readonly name: string;
  readonly id: string;
  readonly status: StackStatus;
  /** Why it is in that status, when AWS says so. */
  readonly reason: string;
  /** Against being deleted as a whole. */
  readonly isProtected: boolean;
  readonly parameters: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface StackEvent {
  readonly id: string;
  readonly at: Date;
  readonly logicalId: string;
  readonly resourceType: string;
  readonly status: string;
  readonly reason: string;
}

export interface ChangeSetRequest {
  readonly stack: string;
  readonly name: string;
  readonly kind: 'CREATE' | 'UPDATE';
  readonly templateUrl: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ChangeSetFacts {
  /** `CREATE_PENDING`, `CREATE_IN_PROGRESS`, `CREATE_COMPLETE`, `FAILED`, … */
  readonly status: string;
  readonly reason: string;
  readonly changes: readonly ChangeSetChange[];
}

export interface ChangeSetChange {
  readonly action: 'Add' | 'Modify' | 'Remove' | 'Import' | 'Dynamic';
  readonly logicalId: string;
  readonly resourceType: string;
  readonly replacement: 'True' | 'False' | 'Conditional' | undefined;
}

/** What deploy asks of CloudFormation in one account and Region. */
export interface StacksAccess {
  /** `undefined` when there is none, or only a deleted one. */
  describe(stack: string): Promise<StackFacts | undefined>;
  /** The template as it was handed in; `undefined` when the stack has none yet. */
  template(stack: string): Promise<string | undefined>;
  createChangeSet(request: ChangeSetRequest): Promise<void>;
  describeChangeSet(stack: string, name: string): Promise<ChangeSetFacts>;
  executeChangeSet(stack: string, name: string): Promise<void>;
  deleteChangeSet(stack: string, name: string): Promise<void>;
  /** The newest first, as many as one page holds. */
  events(stackId: string): Promise<readonly StackEvent[]>;
  protect(stack: string, isProtected: boolean): Promise<void>;
  /** Of a stack that has failed to be deleted before, these resources stay. */
  deleteStack(stack: string, retain: readonly string[]): Promise<void>;
}
