import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alert } from '../../test/fixtures/alert.js';
import type { Severity } from '../finding/index.js';
import { type DeadLetter, deliverAlert, type Route, routeAlert, type Sending, type Sink } from './index.js';

const BUSY: Sending = { kind: 'busy', reason: 'HTTP 503' };
const SENT: Sending = { kind: 'sent' };

function scripted(name: string, outcomes: readonly Sending[]): Sink & { readonly tries: () => number } {
  let tries = 0;
  return {
    name,
    send: async () => outcomes[tries++] ?? outcomes.at(-1)!,
    close: async () => {},
    tries: () => tries,
  };
}

async function deliver(sinks: readonly Sink[]) {
  const waits: number[] = [];
  const letters: DeadLetter[] = [];
  const failed = await deliverAlert(alert(), sinks, {
    patience: {
      attempts: 4,
      firstWaitMilliseconds: 100,
      longestWaitMilliseconds: 1_000,
      wait: async (milliseconds) => {
        waits.push(milliseconds);
      },
    },
    deadLetters: { keep: async (letter) => void letters.push(letter) },
    signal: new AbortController().signal,
  });
  return { failed, waits, letters };
}

describe('deliverAlert', () => {
  it('tries again while a destination is busy, and waits longer each time', async () => {
    const sink = scripted('hook', [BUSY, BUSY, BUSY, SENT]);
    expect(await deliver([sink])).toEqual({ failed: [], waits: [100, 200, 400], letters: [] });
  });

  it('waits as long as the destination asks, within its own patience', async () => {
    const sink = scripted('hook', [
      { ...BUSY, waitMilliseconds: 700 },
      { ...BUSY, waitMilliseconds: 3_600_000 },
      SENT,
    ]);
    expect((await deliver([sink])).waits).toEqual([700, 1_000]);
  });

  it('keeps as a dead letter what no try could deliver', async () => {
    const { failed, letters } = await deliver([scripted('hook', [BUSY])]);
    expect(failed).toEqual([{ sink: 'hook', alertId: 'net-01/6f1c', isPassing: true, reason: 'HTTP 503' }]);
    expect(letters).toEqual([{ sink: 'hook', reason: 'HTTP 503', isPassing: true, alert: alert() }]);
  });

  it('does not ask again where an alert is refused', async () => {
    const sink = scripted('hook', [{ kind: 'refused', reason: 'HTTP 404' }]);
    expect((await deliver([sink])).failed).toHaveLength(1);
    expect(sink.tries()).toBe(1);
  });

  it('delivers to the others when one is down', async () => {
    const other = scripted('chat', [SENT]);
    const { failed } = await deliver([scripted('hook', [BUSY]), other]);
    expect(failed.map(({ sink }) => sink)).toEqual(['hook']);
    expect(other.tries()).toBe(1);
  });
});

describe('routeAlert', () => {
  const sinks = ['pager', 'chat'].map((name) => scripted(name, [SENT]));
  const route = (parts: Partial<Route>): Route => ({
    accounts: [],
    units: [],
    minimumLevel: undefined,
    to: ['pager'],
    ...parts,
  });
  const names = (routes: readonly Route[], parts = {}): readonly string[] =>
    routeAlert(alert(parts), routes, sinks).map(({ name }) => name);

  it.each<[string, Partial<Route>, boolean]>([
    ['its account', { accounts: ['111122223333'] }, true],
    ['another account', { accounts: ['444455556666'] }, false],
    ['its unit', { units: ['Root/Production'] }, true],
    ['a unit above it', { units: ['Root'] }, true],
    ['a unit below it', { units: ['Root/Production/Payments'] }, false],
    ['a unit whose name only begins like its own', { units: ['Root/Prod'] }, false],
    ['its level', { minimumLevel: 'high' }, true],
    ['a lower level', { minimumLevel: 'low' }, true],
    ['a higher level', { minimumLevel: 'critical' }, false],
    ['its account, but a higher level', { accounts: ['111122223333'], minimumLevel: 'critical' }, false],
  ])('for %s: %o fits: %s', (_name, parts, fits) => {
    expect(names([route(parts), route({ to: [] })])).toEqual(fits ? ['pager'] : []);
  });

  it('takes the first that fits', () => {
    expect(names([route({ to: ['chat'] }), route({ to: ['pager'] })])).toEqual(['chat']);
  });

  it('tells every destination when none fits', () => {
    expect(names([route({ accounts: ['444455556666'] })])).toEqual(['pager', 'chat']);
  });

  it('never tells a destination of a lower level more than of a higher one', () => {
    const levels: readonly Severity[] = ['informational', 'low', 'medium', 'high', 'critical'];
    fc.assert(
      fc.property(fc.constantFrom(...levels), fc.constantFrom(...levels), (minimumLevel, level) => {
        const told = names([route({ minimumLevel }), route({ to: [] })], { level });
        expect(told.length === 1).toBe(levels.indexOf(level) >= levels.indexOf(minimumLevel));
      }),
    );
  });
});
