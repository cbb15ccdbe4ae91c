export type ChangeAction = 'create' | 'change' | 'remove';

/** One thing that a step would make different. Nothing in it was changed yet. */
export type Change = SettingChange | ResourceChange | ParameterChange | UploadChange | WaitChange;

/** A setting of a service that no template can hold. */
export interface SettingChange {
  readonly kind: 'setting';
  readonly action: ChangeAction;
  /** `trusted access of cloudtrail.amazonaws.com`. */
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

/** A resource of a template. */
export interface ResourceChange {
  readonly kind: 'resource';
  readonly action: ChangeAction;
  /** The stack or stack set. */
  readonly stack: string;
  readonly logicalId: string;
  readonly resourceType: string;
  /** The condition of the template under which it is there at all, by its name. */
  readonly condition?: string;
  /** Properties that differ, as paths: `LifecycleConfiguration.Rules[0].ExpirationInDays`. */
  readonly paths: readonly string[];
  /** Statements of its policies that differ; their paths are not listed again. */
  readonly statements: readonly StatementChange[];
}

export interface StatementChange {
  readonly action: ChangeAction;
  /** The property that holds the policy: `PolicyDocument`. */
  readonly policy: string;
  /** The statement's Sid, or `statement 3`. */
  readonly statement: string;
  /** As JSON. */
  readonly before?: string;
  readonly after?: string;
}

export interface ParameterChange {
  readonly kind: 'parameter';
  readonly action: ChangeAction;
  readonly stack: string;
  readonly name: string;
  readonly before?: string;
  /** Absent when an earlier step has to run before it is known: then `knownAfter` names that step. */
  readonly after?: string;
  readonly knownAfter?: string;
}

/** A file for CloudFormation or Lambda to read. */
export interface UploadChange {
  readonly kind: 'upload';
  readonly action: 'create';
  readonly bucket: string;
  readonly key: string;
  readonly bytes: number;
}

/** Nothing is changed; the next steps only make sense after it. */
export interface WaitChange {
  readonly kind: 'wait';
  readonly action: 'create';
  /** `the first delivery of log files`. */
  readonly what: string;
}
