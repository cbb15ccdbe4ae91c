import { serviceRequest } from './service-request.js';
import type { SigningKeys } from './sign-get.js';

export type SecretAnswer =
  | { readonly kind: 'found'; readonly value: string }
  /** Another try may succeed. */
  | { readonly kind: 'busy'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

export interface SecretOptions {
  readonly keys: SigningKeys;
  /** Default: the service's own, `https://secretsmanager.<Region>.amazonaws.com`. */
  readonly endpointUrl?: string | undefined;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/**
 * The text of a secret of Secrets Manager. One call of one service is not worth a client; no reason repeats
 * anything of an answer but the name of its error.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
export async function readSecret(secretArn: string, options: SecretOptions): Promise<SecretAnswer> {
  const [, partition, , region = ''] = secretArn.split(':');
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const { endpointUrl = `https://secretsmanager.${region}.${suffix}`, keys, now, signal } = options;
  const { url, init } = serviceRequest({
    endpointUrl,
    service: 'secretsmanager',
    region,
    target: 'secretsmanager.GetSecretValue',
    body: JSON.stringify({ SecretId: secretArn }),
    time: now(),
    keys,
  });
  try {
    const response = await fetch(url, { ...init, signal, redirect: 'error' });
    const answer = (await response.json()) as { readonly SecretString?: unknown; readonly __type?: unknown };
    if (response.ok && typeof answer.SecretString === 'string')
      return { kind: 'found', value: answer.SecretString };
    const reason = response.ok ? 'it holds no text' : errorName(answer.__type, response.status);
    return { kind: isPassing(reason, response.status) ? 'busy' : 'refused', reason };
  } catch (error) {
    signal.throwIfAborted();
    const { code } = ((error as Error).cause ?? {}) as { readonly code?: string };
    return { kind: 'busy', reason: code ?? 'no answer that can be read' };
  }
}

/** `com.amazonaws.secretsmanager#ResourceNotFoundException` */
function errorName(type: unknown, status: number): string {
  const name = typeof type === 'string' ? type.split('#').at(-1)! : '';
  return /^\w{1,80}$/.test(name) ? name : `HTTP ${status}`;
}

function isPassing(reason: string, status: number): boolean {
  return status === 429 || status >= 500 || /Throttl|TooManyRequests/.test(reason);
}
