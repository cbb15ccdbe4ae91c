import type { DuckDBConnection } from '@duckdb/node-api';
import { UserError } from '../../errors.js';

const AGAIN_MILLISECONDS = 50;

/**
 * Runs work on a connection until it is done or the signal stops it. DuckDB forgets an interrupt that
 * comes just before a statement starts, so it is repeated until the work has ended.
 *
 * @throws {UserError} when it was stopped
 */
export async function interruptible<Result>(
  connection: DuckDBConnection,
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  if (signal === undefined) return work();
  if (signal.aborted) throw cancelled(signal);
  let repetition: NodeJS.Timeout | undefined;
  const stop = (): void => {
    connection.interrupt();
    repetition = setInterval(() => connection.interrupt(), AGAIN_MILLISECONDS);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await work();
  } catch (error) {
    throw signal.aborted ? cancelled(signal, error) : error;
  } finally {
    signal.removeEventListener('abort', stop);
    clearInterval(repetition);
  }
}

export function cancelled(signal: AbortSignal, cause: unknown = signal.reason): UserError {
  return new UserError({ what: 'the query was cancelled', cause });
}
