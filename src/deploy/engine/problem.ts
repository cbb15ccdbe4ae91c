/** What the user has to know and do: the words of a UserError, as a value. */
export interface Problem {
  readonly what: string;
  readonly where?: string;
  readonly next?: string;
}
