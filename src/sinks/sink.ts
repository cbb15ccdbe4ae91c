import type { Alert } from '../finding/index.js';

/** One destination of alerts. */
export interface Sink {
  /** As the configuration calls it. Never an address: those can be secrets. */
  readonly name: string;
  /** Sends once. Trouble is a value; only an abort and a bug are thrown. */
  readonly send: (alert: Alert, signal: AbortSignal) => Promise<Sending>;
  readonly close: () => Promise<void>;
}

export type Sending =
  | { readonly kind: 'sent' }
  /** Another try may succeed. `waitMilliseconds` is what the destination asked for. */
  | { readonly kind: 'busy'; readonly reason: string; readonly waitMilliseconds?: number }
  /** It will not take this alert, however often it is asked. */
  | { readonly kind: 'refused'; readonly reason: string };

export const SENT: Sending = { kind: 'sent' };
