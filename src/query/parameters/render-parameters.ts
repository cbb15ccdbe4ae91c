import { UserError } from '../../errors.js';
import { closestNames } from '../closest-names.js';
import {
  integerLiteral,
  numberLiteral,
  textArrayLiteral,
  textLiteral,
  timestampLiteral,
} from '../sql/literal.js';
import { tokenize } from '../sql/tokenize.js';
import type { GivenParameters, Parameter, ParameterType, ParameterValue } from './parameter.js';
import { EXPECTED, outOfRange, readValue } from './read-value.js';

/** SQL with `:name` placeholders and what is known about them. A query of the catalog is one. */
export interface ParameterizedSql {
  /** For messages. */
  readonly name: string;
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/**
 * The statement with every placeholder replaced by a literal that every engine reads the same way.
 *
 * @throws {UserError} for a parameter that is missing, unknown, of another type or out of range
 */
export function renderParameters(query: ParameterizedSql, given: GivenParameters): string {
  refuseUnknown(query, given);
  const literals = new Map(
    query.parameters.map((parameter) => [
      parameter.name,
      renderValue(parameter.type, valueOf(query, parameter, given[parameter.name])),
    ]),
  );
  return tokenize(query.sql)
    .map((token) =>
      token.kind === 'placeholder' ? (literals.get(token.text.slice(1)) ?? token.text) : token.text,
    )
    .join('');
}

/** Names of the placeholders, each once, in order of appearance. */
export function placeholderNames(sql: string): readonly string[] {
  const placeholders = tokenize(sql).filter((token) => token.kind === 'placeholder');
  return [...new Set(placeholders.map((token) => token.text.slice(1)))];
}

export function renderValue(type: ParameterType, value: ParameterValue): string {
  switch (type) {
    case 'text':
      return textLiteral(value as string);
    case 'integer':
      return integerLiteral(value as number);
    case 'number':
      return numberLiteral(value as number);
    case 'boolean':
      return String(value);
    case 'timestamp':
      return timestampLiteral(value as Date);
    case 'text[]':
      return textArrayLiteral(value as readonly string[]);
    default:
      return type satisfies never;
  }
}

function valueOf(
  query: ParameterizedSql,
  parameter: Parameter,
  given: ParameterValue | undefined,
): ParameterValue {
  const wanted = given ?? parameter.default;
  if (wanted === undefined) throw missing(query, parameter);
  const value = readValue(parameter.type, wanted);
  if (value === undefined) throw illTyped(query, parameter, wanted, EXPECTED[parameter.type]);
  const range = outOfRange(parameter, value);
  if (range !== undefined) throw illTyped(query, parameter, wanted, range);
  return value;
}

function missing(query: ParameterizedSql, parameter: Parameter): UserError {
  return new UserError({
    what: `the parameter ${parameter.name} is missing: ${parameter.description}`,
    where: query.name,
    next: `Give it with --param ${parameter.name}=… (${EXPECTED[parameter.type]}).`,
  });
}

function illTyped(
  query: ParameterizedSql,
  parameter: Parameter,
  given: ParameterValue,
  expected: string,
): UserError {
  return new UserError({
    what: `${JSON.stringify(given)} is not ${expected}`,
    where: `${query.name}, parameter ${parameter.name}`,
    next: `Give --param ${parameter.name}=… ${expected}.`,
  });
}

function refuseUnknown(query: ParameterizedSql, given: GivenParameters): void {
  const known = query.parameters.map((parameter) => parameter.name);
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const [closest] = closestNames(unknown, known);
  throw new UserError({
    what: `there is no parameter ${JSON.stringify(unknown)}`,
    where: query.name,
    next:
      closest === undefined ? knownParameters(known) : `Did you mean ${closest}? ${knownParameters(known)}`,
  });
}

function knownParameters(known: readonly string[]): string {
  return known.length === 0 ? 'This query takes no parameters.' : `It takes ${known.join(', ')}.`;
}
