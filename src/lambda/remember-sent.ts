import type { Sink } from '../sinks/index.js';

/** Alerts that are remembered: enough for everything that is tried again at one time. */
const MOST = 10_000;

/**
 * Makes destinations that take no alert twice while the function stays warm: Lambda calls again with the
 * whole event when one destination of several was down. A cold start forgets, and the alert's id tells repeats.
 */
export function rememberSent(): (sink: Sink) => Sink {
  const sent = new Set<string>();
  return (sink) => ({
    ...sink,
    send: async (alert, signal) => {
      const key = JSON.stringify([sink.name, alert.id]);
      if (sent.has(key)) return { kind: 'sent' };
      const outcome = await sink.send(alert, signal);
      if (outcome.kind === 'sent') sent.add(key);
      if (sent.size > MOST) sent.delete(sent.values().next().value!);
      return outcome;
    },
  });
}
