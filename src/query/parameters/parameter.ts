/** A value that a query asks for. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** Without one the caller has to give a value. */
  readonly default?: ParameterValue;
  /** Smallest value of an `integer` or `number`. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description: string;
}

export const PARAMETER_TYPES = ['text', 'integer', 'number', 'boolean', 'timestamp', 'text[]'] as const;

export type ParameterType = (typeof PARAMETER_TYPES)[number];

/** A timestamp is a `Date`. */
export type ParameterValue = string | number | boolean | Date | readonly string[];

/** Values by parameter name: text as typed on a command line, or values that are typed already. */
export type GivenParameters = Readonly<Record<string, ParameterValue>>;
