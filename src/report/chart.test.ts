import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { renderBar, renderSparkline } from './chart.js';

it.each([
  [[], ''],
  [[0, 0], '  '],
  [[0, 1, 50, 100], ' ▁▅█'],
])('draws %j as "%s"', (values, expected) => {
  expect(renderSparkline(values)).toBe(expected);
});

it.each([
  [0, 10, ''],
  [10, 10, '████'],
  [5, 10, '██'],
  [0.001, 10, '▏'],
  [1, 3, '█▍'],
  [20, 10, '████'],
])('draws %d of %d in four columns as "%s"', (value, largest, expected) => {
  expect(renderBar(value, largest, 4)).toBe(expected);
});

it('never draws a bar wider than its room', () => {
  const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 1, max: 80 }), (value, largest, width) => {
      expect(stringWidth(renderBar(value, largest, width))).toBeLessThanOrEqual(width);
    }),
  );
});
