import { setMaxListeners } from 'node:events';

/** A process as far as signals go. */
interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

export interface Interruption {
  readonly signal: AbortSignal;
  /** Leaves Ctrl-C to Node again. */
  dispose(): void;
}

/** The first Ctrl-C (or SIGTERM) asks the verb to stop and clean up; the second one leaves at once. */
export function listenForInterruption(source: SignalSource, leave: () => void): Interruption {
  const controller = new AbortController();
  // Each request that is under way listens; Node would warn on stderr of more than ten.
  setMaxListeners(0, controller.signal);
  const interrupt = (): void => {
    if (controller.signal.aborted) leave();
    else controller.abort();
  };
  source.on('SIGINT', interrupt);
  source.on('SIGTERM', interrupt);
  return {
    signal: controller.signal,
    dispose: () => {
      source.off('SIGINT', interrupt);
      source.off('SIGTERM', interrupt);
    },
  };
}
