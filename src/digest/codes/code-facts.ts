/**
 * What a finding means for the whole: `tamper` also when it is only suspected, `incomplete` when
 * something could not be proven, `note` when nothing follows from it.
 */
export type FindingVerdict = 'tamper' | 'incomplete' | 'note';

/** Everything that is to be said about a code without knowing the case. */
export interface CodeFacts {
  readonly verdict: FindingVerdict;
  /** Where the same fact weighs less: METADATA_ALTERED of a field that proves nothing is a note. */
  readonly mayBe?: FindingVerdict;
  readonly title: string;
  readonly explanation: string;
  /** What to do next. */
  readonly next: string;
}
