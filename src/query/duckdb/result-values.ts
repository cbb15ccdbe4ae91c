import {
  DuckDBArrayValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBUnionValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { ResultValue } from '../query-engine.js';

/** A value of DuckDB as JSON can carry it without loss. */
export function resultValue(value: DuckDBValue): ResultValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return integerValue(value);
    default:
      return value === null ? null : objectValue(value);
  }
}

function integerValue(value: bigint): number | string {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : String(value);
}

type ObjectValue = Extract<DuckDBValue, object>;

function objectValue(value: ObjectValue): ResultValue {
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue)
    return value.isFinite ? isoTime(value.micros) : value.toString();
  if (value instanceof DuckDBTimestampSecondsValue) return isoTime(value.seconds * 1_000_000n);
  if (value instanceof DuckDBTimestampMillisecondsValue) return isoTime(value.millis * 1000n);
  if (value instanceof DuckDBTimestampNanosecondsValue) return isoTime(value.nanos / 1000n);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return decimalValue(value);
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue)
    return value.items.map(resultValue);
  return nestedValue(value);
}

function nestedValue(value: ObjectValue): ResultValue {
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([name, item]) => [name, resultValue(item)]));
  if (value instanceof DuckDBMapValue)
    return value.entries.map((entry) => [resultValue(entry.key), resultValue(entry.value)]);
  if (value instanceof DuckDBUnionValue) return resultValue(value.value);
  return value.toString();
}

/** A double carries 15 decimal digits. */
function decimalValue(value: DuckDBDecimalValue): number | string {
  const text = value.toString();
  return text.replace(/^-?0*\.?0*/, '').replace('.', '').length <= 15 ? Number(text) : text;
}

/** `2026-03-01T12:00:00Z`, with three or six digits of a fraction when there is one. */
function isoTime(microseconds: bigint): string {
  const fraction = ((microseconds % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const date = new Date(Number((microseconds - fraction) / 1000n));
  if (Number.isNaN(date.getTime())) return `${microseconds} microseconds`;
  const digits = String(fraction).padStart(6, '0');
  const tail = fraction === 0n ? '' : `.${digits.endsWith('000') ? digits.slice(0, 3) : digits}`;
  return `${date.toISOString().slice(0, -'.000Z'.length)}${tail}Z`;
}
