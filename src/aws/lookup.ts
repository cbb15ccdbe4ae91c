import { describeSdkError, isTransient, isUnreachable, type SdkError, signInTrouble } from './sdk-errors.js';

/** Why a question about the organization has no answer, or only a part of one. */
export interface LookupTrouble {
  /** As an IAM policy names it: `organizations:ListAccounts`. */
  readonly action: string;
  readonly reason: 'denied' | 'sign-in' | 'unreachable' | 'throttled' | 'refused' | 'endless';
  /** The service's or the SDK's own words. */
  readonly detail: string;
}

export type Lookup<Value> =
  | { readonly kind: 'found'; readonly value: Value }
  | { readonly kind: 'failed'; readonly trouble: LookupTrouble };

/** Asks once. Trouble of any kind is a value; only an abort and a bug are thrown. */
export async function lookUp<Value>(action: string, ask: () => Promise<Value>): Promise<Lookup<Value>> {
  try {
    return { kind: 'found', value: await ask() };
  } catch (error) {
    return { kind: 'failed', trouble: troubleOf(action, error) };
  }
}

export interface Answer<Item> {
  readonly items: readonly Item[];
  /** Why there may be more than `items`. */
  readonly trouble?: LookupTrouble;
}

export interface AnswerPage<Item> {
  readonly items: readonly Item[] | undefined;
  readonly nextToken: string | undefined;
}

/** 20 accounts a page, and room for ten times as many accounts as an organization may have. */
const mostPages = 5000;

/** Asks page after page, and keeps what came before trouble. */
export async function lookUpAll<Item>(
  action: string,
  ask: (nextToken: string | undefined) => Promise<AnswerPage<Item>>,
): Promise<Answer<Item>> {
  const items: Item[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await lookUp(action, () => ask(token));
    if (page.kind === 'failed') return { items, trouble: page.trouble };
    items.push(...(page.value.items ?? []));
    token = page.value.nextToken;
    if (token === undefined || token === '') return { items };
    if (seen.has(token)) break;
    seen.add(token);
  }
  const detail = `the answer does not end: after ${seen.size} pages the next is one that was there already`;
  return { items, trouble: { action, reason: 'endless', detail } };
}

function troubleOf(action: string, error: unknown): LookupTrouble {
  if (!(error instanceof Error) || error.name === 'AbortError') throw error;
  const reason = reasonOf(error);
  if (reason === undefined) throw error;
  return { action, reason, detail: describeSdkError(error) };
}

function reasonOf(error: SdkError): LookupTrouble['reason'] | undefined {
  const status = error.$metadata?.httpStatusCode;
  if (signInTrouble(error) !== undefined) return 'sign-in';
  // Services that speak JSON 1.1 refuse with 400.
  if (/^AccessDenied|^NotAuthorized/.test(error.name) || status === 401 || status === 403) return 'denied';
  if (isUnreachable(error)) return 'unreachable';
  if (isTransient(error)) return 'throttled';
  return error.$metadata === undefined ? undefined : 'refused';
}
