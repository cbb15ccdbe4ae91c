import type { Parameter } from '../parameters/parameter.js';

/** One question of the catalog, as its file in `queries/` describes it. */
export interface CatalogQuery {
  /** The file's name without `.sql`; what the user types. */
  readonly name: string;
  readonly title: string;
  readonly topic: Topic;
  /** What the answer is good for, and what it cannot tell. */
  readonly why: string;
  readonly parameters: readonly Parameter[];
  readonly columns: readonly QueryColumn[];
  /** One SELECT statement with `:name` placeholders, without the header. */
  readonly sql: string;
}

export interface QueryColumn {
  readonly name: string;
  readonly description: string;
}

/** Headings of the catalog in the order in which it is listed. */
export const TOPICS = {
  overview: 'What is in the lake',
  'access-keys': 'One access key',
  principals: 'Who did what',
  sessions: 'Role sessions and role chains',
  accounts: 'Between accounts',
  'sign-in': 'Signing in',
  root: 'The root user',
  organization: 'The organization',
  privileges: 'Gaining privileges',
  persistence: 'Staying in',
  logging: 'Switching off the lights',
  reconnaissance: 'Looking around',
  network: 'Addresses and tools',
  novelty: 'Seen for the first time',
  data: 'Data that left or was exposed',
  resources: 'Resources and changes',
  errors: 'Errors and limits',
  delivery: 'Volume and delivery',
} as const;

export type Topic = keyof typeof TOPICS;
