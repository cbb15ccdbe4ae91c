import type { PassedOver } from '../tree/passed-over.js';
import type { SigmaDocument } from '../tree/rule.js';
import { refersTo } from './apply-filters.js';

export interface Kept {
  readonly documents: readonly SigmaDocument[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * Passes over correlations and filters that speak of nothing but rules for other log sources: they state
 * no log source of their own, and a correlation of correlations may stand before what it counts.
 */
export function passOver(documents: readonly SigmaDocument[], others: readonly PassedOver[]): Kept {
  const foreign = documents.filter((document) => concernsOnly(document, documents, others));
  if (foreign.length === 0) return { documents, passedOver: others };
  return passOver(
    documents.filter((document) => !foreign.includes(document)),
    [...others, ...foreign.map((document) => ({ ...document, logsource: sourceOf(document, others) }))],
  );
}

function concernsOnly(
  document: SigmaDocument,
  documents: readonly SigmaDocument[],
  others: readonly PassedOver[],
): boolean {
  if (document.kind === 'rule' || document.rules === 'any') return false;
  return document.rules.every(
    (reference) =>
      !documents.some((each) => refersTo(reference, each)) &&
      others.some((each) => refersTo(reference, each)),
  );
}

function sourceOf(document: SigmaDocument, others: readonly PassedOver[]): PassedOver['logsource'] {
  if (document.kind === 'rule' || document.rules === 'any') return document.logsource;
  const [first] = document.rules;
  return others.find((each) => refersTo(first!, each))!.logsource;
}
