import type { Answer, Question } from '../../audit/index.js';
import type { AccountId, Region } from '../../cloudtrail/index.js';
import { lookUp, type LookupTrouble } from '../lookup.js';
import { CALLS, type Operation } from './calls.js';

/** Where a question is asked. */
export interface Place {
  readonly accountId: AccountId;
  /** Of global services the Region of their endpoint. */
  readonly region: Region;
}

/** Errors that are an answer: the error's name, and what it says. */
export type Expected<Value> = Readonly<Record<string, () => Value>>;

export function known<Value>(value: Value): Answer<Value> {
  return { kind: 'known', value };
}

/** How the question is written in the snapshot. */
export function questionOf(operation: Operation, { accountId, region }: Place): Question {
  const { permission } = CALLS[operation];
  return { permission, operation: operation.slice(operation.indexOf(':') + 1), accountId, region };
}

export function notAsked(operation: Operation, place: Place, message: string): Answer<never> {
  return { kind: 'unknown', reason: 'not-asked', ...questionOf(operation, place), message };
}

export function mapKnown<From, To>(answer: Answer<From>, map: (value: From) => To): Answer<To> {
  return answer.kind === 'known' ? known(map(answer.value)) : answer;
}

/** Sends one request and turns whatever comes into an answer. Aborts and bugs are thrown. */
export async function answerOf<Value>(
  operation: Operation,
  place: Place,
  send: () => Promise<Value>,
  expected: Expected<Value> = {},
): Promise<Answer<Value>> {
  const asked = await lookUp(CALLS[operation].permission, () => orExpected(send, expected));
  return asked.kind === 'found' ? known(asked.value) : unknownFor(operation, place, asked.trouble);
}

async function orExpected<Value>(send: () => Promise<Value>, expected: Expected<Value>): Promise<Value> {
  try {
    return await send();
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (Object.hasOwn(expected, name)) return expected[name]!();
    throw error;
  }
}

function unknownFor(operation: Operation, place: Place, { reason, detail }: LookupTrouble): Answer<never> {
  return {
    kind: 'unknown',
    reason: reason === 'denied' || reason === 'sign-in' ? 'denied' : 'failed',
    ...questionOf(operation, place),
    message: detail,
  };
}
