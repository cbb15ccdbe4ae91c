import { SENT, type Sending } from './sink.js';

const secondsToAnswer = 15;

export interface HttpPost {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/**
 * Posts JSON once. Neither the address nor the answer's text is in a reason: the address of a webhook is
 * its password. A redirect is refused, because the signed body would go to somebody else.
 */
export async function httpPost({ url, body, headers, signal }: HttpPost): Promise<Sending> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(secondsToAnswer * 1000)]),
    });
    await response.body?.cancel();
    return readStatus(response);
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'busy', reason: reasonOf(error as Error) };
  }
}

function readStatus({ ok, status, headers }: Response): Sending {
  if (ok) return SENT;
  const reason = `HTTP ${status}`;
  if (status !== 408 && status !== 429 && status < 500) return { kind: 'refused', reason };
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return { kind: 'busy', reason, ...(seconds > 0 && { waitMilliseconds: seconds * 1000 }) };
}

/** `fetch` wraps the reason of a failed connection, and its text can hold the host. */
function reasonOf(error: Error): string {
  if (error.name === 'TimeoutError') return `no answer within ${secondsToAnswer} s`;
  const { code } = (error.cause ?? {}) as { readonly code?: string };
  return code ?? 'no connection';
}
