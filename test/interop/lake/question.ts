import {
  type CatalogQuery,
  type ParameterValue,
  type QueryEngine,
  renderParameters,
} from '../../../src/query/index.js';
import { ask } from '../../fixtures/query-lake.js';

/** A value, or where in the data to find one. */
export type Choice = ParameterValue | Discovery;

/** A SELECT whose first value is the one. */
interface Discovery {
  readonly found: string;
}

export type Choices = Readonly<Record<string, Choice>>;

/** One way to ask a query of the catalog. */
export interface Question {
  readonly query: CatalogQuery;
  /** Of the parameters that do not take their default. */
  readonly choices: Choices;
}

export const titleOf = ({ query, choices }: Question): string => {
  const given = Object.entries(choices).map(([name, choice]) => `${name}=${describeChoice(choice)}`);
  return [query.name, ...given].join(' ');
};

const describeChoice = (choice: Choice): string =>
  isDiscovery(choice) ? '(from the data)' : Array.isArray(choice) ? choice.join(',') : String(choice);

const isDiscovery = (choice: Choice): choice is Discovery => typeof choice === 'object' && 'found' in choice;

/** What a discovery without a result gives; no lake holds it. */
const NOTHING = 'nothing-like-it';

/** The statement with its parameters, as both engines are given it. */
export const statementOf = async ({ query, choices }: Question, engine: QueryEngine): Promise<string> => {
  const given: Record<string, ParameterValue> = {};
  for (const [name, choice] of Object.entries(choices)) {
    given[name] = isDiscovery(choice) ? await discover(engine, choice) : choice;
  }
  return renderParameters(query, given);
};

const discover = async (engine: QueryEngine, { found }: Discovery): Promise<string> => {
  const { rows } = await ask(engine, found);
  return String(rows[0]?.[0] ?? NOTHING);
};
