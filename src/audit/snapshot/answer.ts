/**
 * What AWS said to one question, or that it did not. A denied call makes the answer to its own question
 * unknown and no other; unknown is never taken for good.
 */
export type Answer<Value> = Known<Value> | Unknown;

export interface Known<Value> {
  readonly kind: 'known';
  readonly value: Value;
}

export interface Unknown {
  readonly kind: 'unknown';
  /** `not-asked`: the collector had no reason or no way to ask, an account that it was told to leave out for example. */
  readonly reason: 'denied' | 'failed' | 'not-asked';
  /** The IAM permission that the call needs: `cloudtrail:GetTrailStatus`. */
  readonly permission: string;
  /** The API call: `GetTrailStatus`. */
  readonly operation: string;
  /** The account that was asked. */
  readonly accountId: string;
  readonly region?: string;
  /** In AWS's own words. Untrusted text. */
  readonly message: string;
}

/** Which question it is that has no answer. */
export type Question = Omit<Unknown, 'kind' | 'reason' | 'message'>;

export function known<Value>(value: Value): Known<Value> {
  return { kind: 'known', value };
}

export function notAsked(question: Question, message = 'it was not asked'): Unknown {
  return { kind: 'unknown', reason: 'not-asked', ...question, message };
}

export function mapAnswer<From, To>(answer: Answer<From>, map: (value: From) => To): Answer<To> {
  return answer.kind === 'known' ? known(map(answer.value)) : answer;
}

/** The answer to a question that could only be asked after another one was answered. */
export function chainAnswer<From, To>(answer: Answer<From>, next: (value: From) => Answer<To>): Answer<To> {
  return answer.kind === 'known' ? next(answer.value) : answer;
}

/** All of the values, or the first answer that is unknown. */
export function allAnswers<Value>(answers: readonly Answer<Value>[]): Answer<readonly Value[]> {
  const values: Value[] = [];
  for (const answer of answers) {
    if (answer.kind === 'unknown') return answer;
    values.push(answer.value);
  }
  return known(values);
}
