import { lookUp } from './lookup.js';

/** What became of one message. */
export type SendingAnswer =
  | { readonly kind: 'sent' }
  | { readonly kind: 'busy'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

export async function sendOnce(send: () => Promise<unknown>): Promise<SendingAnswer> {
  const answer = await lookUp('send', send);
  if (answer.kind === 'found') return { kind: 'sent' };
  const { reason, detail } = answer.trouble;
  const isPassing = reason === 'throttled' || reason === 'unreachable';
  return { kind: isPassing ? 'busy' : 'refused', reason: detail };
}
