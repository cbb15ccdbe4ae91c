import type { RequestContext } from '../evaluation/access-request.js';
import type { Actor, Expectation, ProofCase, Target } from './proof-case.js';
import { AS_SET_UP, type Situation } from './situation.js';

export interface Circumstances {
  readonly situation?: Situation;
  readonly context?: RequestContext;
  /** What is special about the request: `without aws:SourceOrgID`. */
  readonly variant?: string;
}

/** One case. What every request to S3 carries over TLS needs no mention. */
export function ask(
  actor: Actor,
  action: string,
  target: Target,
  expected: Expectation,
  { situation = AS_SET_UP, context = {}, variant = '' }: Circumstances = {},
): ProofCase {
  const where = situation === AS_SET_UP ? [] : [situation.name];
  return {
    id: [actor.name, action, target.name, ...where, ...(variant === '' ? [] : [variant])].map(slug).join('.'),
    actor,
    action,
    target,
    situation,
    context: action.startsWith('s3:') ? { ...OVER_TLS, ...context } : context,
    expected,
    variant,
  };
}

/** The same question for each action. */
export function askEach(
  actors: Actor | readonly Actor[],
  actions: readonly string[],
  target: Target | ((action: string) => Target),
  expected: Expectation,
  circumstances: Circumstances = {},
): readonly ProofCase[] {
  const targetOf = typeof target === 'function' ? target : () => target;
  return [actors]
    .flat()
    .flatMap((actor) =>
      actions.map((action) => ask(actor, action, targetOf(action), expected, circumstances)),
    );
}

const OVER_TLS: RequestContext = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3' };

function slug(text: string): string {
  return text
    .replaceAll(/[^A-Za-z0-9:]+/g, '-')
    .replaceAll(/:-/g, '-')
    .replaceAll(/^-|-$/g, '');
}
