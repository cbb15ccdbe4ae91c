import { countOf } from '../../count-of.js';
export interface LimitFacts {
  readonly hasExpectation: boolean;
  readonly hasLedger: boolean;
  /** Why the ledger proves less than it could. */
  readonly ledgerCaveat: string | undefined;
  readonly isLive: boolean;
  /** Log files that were not read because their hash was measured earlier, and by whom. */
  readonly recorded: number;
  readonly recordedBy: string | undefined;
  /** Chains of which an earlier run had proven a part. */
  readonly reused: number;
  /** Folders that were not looked into. */
  readonly passedOver: readonly string[];
}

/** What a verification cannot see, so that nobody takes silence for proof. */
export function limitsOf(facts: LimitFacts): readonly string[] {
  const { recorded, recordedBy, reused, passedOver } = facts;
  return [
    'A valid result proves that what was delivered is unchanged since, not that everything was logged: events that selectors leave out or that happened while a trail was stopped are in no file.',
    'The loss of digests of the last two hours cannot be told from late delivery.',
    'If the end of a closed chain is deleted together with its log files, nothing in the location shows it.',
    'If all backfill digests of an hour, or the newest, are deleted together with their log files, nothing in the location shows it.',
    ...(facts.hasLedger
      ? []
      : [
          'No ledger of heads was given, so a location that was emptied or cut back between two runs is not noticed.',
        ]),
    ...(facts.ledgerCaveat === undefined ? [] : [facts.ledgerCaveat]),
    ...(facts.hasExpectation
      ? []
      : [
          'No organization was given to compare with, so accounts and Regions of which nothing is left at all are not noticed.',
        ]),
    ...(facts.isLive
      ? []
      : [
          'A folder knows neither its bucket nor when objects were written: buckets, rewritten objects and older versions were not checked.',
        ]),
    ...(reused === 0
      ? []
      : [
          `What an earlier run had proven of ${countOf(reused, 'chain')} was not read again: its newest digest and the listing (keys, sizes, ETags) were compared. --rehash reads everything.`,
        ]),
    ...(recorded === 0
      ? []
      : [
          `${countOf(recorded, 'log file')} not read: the hash was measured earlier (${recordedBy ?? 'elsewhere'}) and counts for what was held then.`,
        ]),
    ...(passedOver.length === 0
      ? []
      : [
          `Folders beside CloudTrail’s were not looked into: ${passedOver.slice(0, 5).join(', ')}${passedOver.length > 5 ? ', …' : ''}`,
        ]),
  ];
}
