import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dayOf, dayText, eventTimes } from './event-times.js';

const times = (records: readonly string[]): readonly number[] => {
  let end = 0;
  const spans = records.map((text) => {
    const start = end;
    end += text.length;
    return { start, end };
  });
  return [...eventTimes(Buffer.from(records.join('')), spans)];
};

describe('the times of records', () => {
  it('are in the order of the instants that they name, and know their day', () => {
    const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, date, (a, b) => {
        const texts = [a, b].map((each) => `${each.toISOString().slice(0, 19)}Z`);
        const [first, second] = times(texts.map((text) => `{"eventTime":"${text}"}`)) as [number, number];
        expect(Math.sign(first - second)).toBe(Math.sign(Date.parse(texts[0]!) - Date.parse(texts[1]!)));
        expect(dayText(dayOf(first))).toBe(texts[0]!.slice(0, 10));
      }),
    );
  });

  it('are each found in their own record', () => {
    const [missing, first, odd, local, second] = times([
      '{"eventName":"a"}',
      '{"eventTime":"2026-03-01T00:00:00Z"}',
      '{"eventTime":"soon, but who knows"}',
      '{"eventTime":"2026-03-01T00:00:00+01:00"}',
      '{"eventName":"b","eventTime":"2026-03-01T00:00:01Z"}',
    ]) as [number, number, number, number, number];
    expect([missing, odd, local, second - first]).toEqual([0, 0, 0, 1]);
  });
});
