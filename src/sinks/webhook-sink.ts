import { createHmac } from 'node:crypto';
import { alertDocument } from './alert-document.js';
import { httpPost } from './http-post.js';
import type { Sink } from './sink.js';
import { webhookAddress } from './webhook-address.js';

export interface WebhookOptions {
  readonly name: string;
  readonly url: string;
  readonly signingSecret?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Posts the alert's document. With a secret, the header says when and by whom:
 *
 *     x-orgtrail-signature: t=1772323200,v1=<hex HMAC-SHA256 of "1772323200.<body>">
 *
 * A receiver compares the HMAC and refuses an old `t`, so that a recorded alert cannot be played again.
 */
export function openWebhookSink({ name, url, signingSecret, now }: WebhookOptions): Sink {
  const address = webhookAddress(name, url);
  return {
    name,
    send: (alert, signal) => {
      const body = alertDocument(alert);
      const headers = {
        'x-orgtrail-alert': alert.id,
        ...(signingSecret !== undefined && {
          'x-orgtrail-signature': signature(body, signingSecret, Math.floor(now() / 1000)),
        }),
      };
      return httpPost({ url: address, body, headers, signal });
    },
    close: async () => {},
  };
}

function signature(body: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
