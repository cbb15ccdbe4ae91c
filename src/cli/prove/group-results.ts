import { groupBy } from '../../group-by.js';
import type { ProofResult } from '../../policy/index.js';

/** Cases of one actor that differ in nothing but the action. */
export interface ResultRow {
  readonly actions: readonly string[];
  readonly resource: string;
  /** What stands when it is asked, and what is special about the request. */
  readonly circumstances: string;
  readonly expected: ProofResult['case']['expected'];
  readonly actual: ProofResult['actual'];
  readonly decidedBy: string;
}

export interface ActorResults {
  readonly actor: string;
  readonly rows: readonly ResultRow[];
}

/** Actors in the order in which they first ask; so are the rows of each. */
export function groupResults(results: readonly ProofResult[]): readonly ActorResults[] {
  return [...groupBy(results, (result) => result.case.actor.name)].map(([actor, own]) => ({
    actor,
    rows: [...groupBy(own, rowKey).values()].map(rowOf),
  }));
}

function rowOf(results: readonly [ProofResult, ...ProofResult[]]): ResultRow {
  const [first] = results;
  return {
    actions: results.map((result) => result.case.action),
    resource: first.case.target.name,
    circumstances: describeCircumstances(first),
    expected: first.case.expected,
    actual: first.actual,
    decidedBy: describeDecision(first),
  };
}

function rowKey(result: ProofResult): string {
  const { target, expected } = result.case;
  return JSON.stringify([
    target.name,
    describeCircumstances(result),
    expected,
    result.actual,
    describeDecision(result),
  ]);
}

/** Nothing for an ordinary request while everything stands as it was set up. */
export function describeCircumstances({ case: { situation, variant } }: ProofResult): string {
  return [situation.name === 'as set up' ? '' : situation.name, variant]
    .filter((text) => text !== '')
    .join('; ');
}

/** `scp-protect-trails ProtectTrails`, or that there is no such statement. */
export function describeDecision({ decidedBy, actual, explanation }: ProofResult): string {
  if (decidedBy !== undefined) return `${decidedBy.policy} ${decidedBy.statement}`;
  return actual === 'denied' ? 'nothing allows it' : explanation;
}
