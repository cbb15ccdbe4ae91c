import type { GivenParameters, ResultValue } from '../../query/index.js';
import type { Truth } from '../../simulator/index.js';

export type DemoRow = Readonly<Record<string, ResultValue>>;

/** One question of the demo: what is asked, what is shown of the answer, and how the answer is checked. */
export interface DemoQuestion {
  readonly asks: string;
  /** A named query. */
  readonly query: string;
  readonly parameters: GivenParameters;
  /** Columns to show. */
  readonly shows: readonly string[];
  /** What the rows say, in a sentence made of nothing but the rows. */
  readonly tells: (rows: readonly DemoRow[], organization: DemoOrganization) => string;
  /** The column by which rows are compared with what was hidden in the logs. */
  readonly identifiedBy: 'event_id' | 'access_key_id';
  /** Its values that the answer must have: all of them and no other. */
  readonly expects: (truth: Truth) => readonly string[];
}

/** What somebody who works in the organization knows. */
export interface DemoOrganization {
  /** The account's name, or its id when it is not in the organization. */
  readonly nameOf: (accountId: ResultValue) => string;
  readonly isMember: (accountId: string) => boolean;
}
