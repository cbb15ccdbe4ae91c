import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { listenForInterruption } from './interruption.js';

it('asks the verb to stop at the first Ctrl-C and leaves at the second', () => {
  const source = new EventEmitter();
  const left: string[] = [];
  const { signal } = listenForInterruption(source, () => left.push('left'));
  source.emit('SIGINT');
  expect([signal.aborted, left]).toEqual([true, []]);
  source.emit('SIGINT');
  expect(left).toEqual(['left']);
});

it('stops on SIGTERM too, and no longer listens when it is disposed of', () => {
  const source = new EventEmitter();
  const interruption = listenForInterruption(source, () => undefined);
  source.emit('SIGTERM');
  expect(interruption.signal.aborted).toBe(true);
  interruption.dispose();
  expect(source.listenerCount('SIGINT') + source.listenerCount('SIGTERM')).toBe(0);
});

it('lets any number of requests listen, without a warning of Node on stderr', async () => {
  const warnings: Error[] = [];
  const hear = (warning: Error): unknown => warnings.push(warning);
  process.on('warning', hear);
  const { signal } = listenForInterruption(new EventEmitter(), () => undefined);
  for (let request = 0; request < 100; request++) signal.addEventListener('abort', () => request);
  await new Promise(setImmediate);
  process.off('warning', hear);
  expect(warnings).toEqual([]);
});
