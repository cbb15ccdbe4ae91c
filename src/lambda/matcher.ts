import { readFileSync } from 'node:fs';
import { readEnvironment } from './environment.js';
import { openHub } from './hub.js';

/**
 * The function of the hub. EventBridge calls it, asynchronously, with one event of one account: what it
 * throws is tried twice more and then lies in the dead-letter queue.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
const hub = openHub({
  settings: readFileSync(new URL('settings.json', import.meta.url), 'utf8'),
  environment: readEnvironment(process.env),
  now: Date.now,
  log: (line) => void process.stdout.write(`${line}\n`),
});

export const handler = (event: unknown): Promise<void> => hub.handle(event);
