import type { ResultColumn, ResultType, ResultValue, ScalarResultType } from '../../../src/query/index.js';
import type { TrinoColumn, TrinoResult } from '../trino/index.js';

/** A result as our own engine gives it. */
export interface ComparedResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly ResultValue[])[];
}

/** Trino's answer with our names of types and in our form of values. */
export const fromTrino = ({ columns, rows }: TrinoResult): ComparedResult => {
  const typed = columns.map(({ name, type }) => ({ name, type: resultType(type) }));
  return {
    columns: typed,
    rows: rows.map((row) => row.map((value, index) => resultValue(typed[index]!.type, value))),
  };
};

/** https://trino.io/docs/current/language/types.html */
const SCALAR_TYPES: Readonly<Record<string, ScalarResultType>> = {
  boolean: 'boolean',
  tinyint: 'integer',
  smallint: 'integer',
  integer: 'integer',
  bigint: 'integer',
  real: 'number',
  double: 'number',
  decimal: 'number',
  varchar: 'text',
  char: 'text',
  date: 'date',
  timestamp: 'timestamp',
  'timestamp with time zone': 'timestamp',
};

/** Of a type as Trino writes it: `array(varchar(12))`, `timestamp(3) with time zone`. */
const resultType = (type: TrinoColumn['type']): ResultType => {
  const item = /^array\((.*)\)$/.exec(type)?.[1];
  if (item !== undefined) return `${scalarType(item)}[]`;
  return scalarType(type);
};

const scalarType = (type: string): ScalarResultType => {
  const found = SCALAR_TYPES[type.replace(/\([\d,]+\)/, '')];
  if (found === undefined) throw new Error(`the comparison does not know Trino's type ${type}`);
  return found;
};

const resultValue = (type: ResultType, value: unknown): ResultValue => {
  if (value === null) return null;
  if (type.endsWith('[]')) {
    return (value as readonly unknown[]).map((item) => resultValue(type.slice(0, -2) as ResultType, item));
  }
  switch (type) {
    case 'timestamp':
      return isoTime(String(value));
    case 'number':
      return numberOf(value as number | string);
    case 'integer':
      return exactInteger(value as number);
    default:
      return value as ResultValue;
  }
};

/** Decimals are text; so are `NaN` and `Infinity`, as in our own results. */
const numberOf = (value: number | string): number | string =>
  Number.isFinite(Number(value)) ? Number(value) : value;

/** Larger ones have lost digits on their way through JSON. */
const exactInteger = (value: number): number => {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} may have lost digits`);
  return value;
};

/** `2026-01-02 02:00:00.120 +02:00` as `2026-01-02T00:00:00.120Z`; a fraction of zeros is left out. */
const isoTime = (text: string): string => {
  const parts = /^(\S+) (\d\d:\d\d:\d\d)(?:\.(\d+))?(?: (UTC|[+-]\d\d:\d\d))?$/.exec(text);
  if (parts === null) throw new Error(`the comparison cannot read the time ${text}`);
  const [, day, time, fraction = '', zone = 'UTC'] = parts;
  const seconds = new Date(`${day}T${time}${zone === 'UTC' ? 'Z' : zone}`).toISOString().slice(0, -5);
  return `${seconds}${shortFraction(fraction)}Z`;
};

/** None, three digits or six. */
const shortFraction = (digits: string): string => {
  const significant = digits.replace(/0+$/, '').length;
  return significant === 0 ? '' : `.${digits.slice(0, significant > 3 ? 6 : 3)}`;
};
