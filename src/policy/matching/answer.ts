/** Something that decides whether a statement applies and that this evaluator cannot tell. */
export type Doubt =
  /** Part of the policy language that is not evaluated. */
  | { readonly kind: 'unsupported'; readonly construct: string; readonly message: string }
  /** The request does not say what this condition key holds. */
  | { readonly kind: 'unstated'; readonly key: string; readonly message: string };

/** Whether something applies. What cannot be told is never taken for a no. */
export type Answer =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no'; readonly because: string }
  | { readonly kind: 'unknown'; readonly doubts: readonly Doubt[] };

type No = Extract<Answer, { kind: 'no' }>;
type Unknown = Extract<Answer, { kind: 'unknown' }>;

export const YES: Answer = { kind: 'yes' };

export function no(because: string): No {
  return { kind: 'no', because };
}

export function unsupported(construct: string, message: string): Unknown {
  return { kind: 'unknown', doubts: [{ kind: 'unsupported', construct, message }] };
}

export function unstated(key: string): Unknown {
  const message = `the request does not say what ${key} is`;
  return { kind: 'unknown', doubts: [{ kind: 'unstated', key, message }] };
}

export function yesIf(holds: boolean, because: string): Answer {
  return holds ? YES : no(because);
}

/** A no wins over what is unknown: then it does not matter. */
export function allOf(answers: readonly Answer[]): Answer {
  return eachInTurn(answers.map((answer) => () => answer));
}

/** The same, and nothing is asked after a no. */
export function eachInTurn(questions: readonly (() => Answer)[]): Answer {
  const answers: Answer[] = [];
  for (const question of questions) {
    const answer = question();
    if (answer.kind === 'no') return answer;
    answers.push(answer);
  }
  return unknownOf(answers) ?? YES;
}

/** A yes wins over what is unknown. */
export function anyOf(answers: readonly Answer[], because: string): Answer {
  const found = answers.find(({ kind }) => kind === 'yes');
  return found ?? unknownOf(answers) ?? no(because);
}

export function not(answer: Answer, because: string): Answer {
  switch (answer.kind) {
    case 'yes':
      return no(because);
    case 'no':
      return YES;
    case 'unknown':
      return answer;
  }
}

function unknownOf(answers: readonly Answer[]): Unknown | undefined {
  const doubts = answers.flatMap((answer) => (answer.kind === 'unknown' ? answer.doubts : []));
  return doubts.length === 0 ? undefined : { kind: 'unknown', doubts };
}
