import { describe, expect, it } from 'vitest';
import { tamperedReport } from '../../test/fixtures/verify-report.js';
import { coverageMatrix } from './coverage-matrix.js';
import { textWidth } from './fit-text.js';
import { renderHeatMap } from './heat-map.js';
import { renderLine } from './styled-text.js';

const draw = (width?: number, rows?: number, report = tamperedReport) =>
  renderHeatMap(coverageMatrix(report), width, rows).map((line) => renderLine(line, false).trimEnd());

describe('renderHeatMap', () => {
  it('draws the share of covered hours, marks tampering, and leaves blank what is not expected', () => {
    expect(draw().slice(0, 3)).toEqual([
      'account       eu-west-1  us-east-1',
      '111122223333  ▒▒  88%!   ██ 100%',
      '444455556666             ··   0%',
    ]);
  });

  it('explains itself without colours', () => {
    expect(draw().at(-1)).toBe(
      '██ all hours  ▓▓ 90% or more  ▒▒ half or more  ░░ less  ·· none  (blank) not expected  ! tampering found',
    );
  });

  it('gives the columns letters where names do not fit', () => {
    expect(draw(30).slice(0, 5)).toEqual([
      'account       a    b',
      '111122223333  ▒▒!  ██',
      '444455556666       ··',
      'a = eu-west-1',
      'b = us-east-1',
    ]);
  });

  it('shows of many accounts those with tampering and the least covered', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...tamperedReport.coverage[1]!,
      accountId: String(700000000000 + index),
    }));
    const lines = draw(80, 2, { ...tamperedReport, coverage: [...many, ...tamperedReport.coverage] });
    expect(lines[1]).toMatch(/^111122223333/);
    expect(lines[2]).toMatch(/^444455556666/);
    expect(lines[3]).toBe('and 30 accounts: ██ 100%');
  });

  it('says of accounts that it leaves out that they are covered no less', () => {
    const many = ['700000000001', '700000000002'].map((accountId) => ({
      ...tamperedReport.coverage[1]!,
      accountId,
      hoursCovered: 1,
    }));
    const lines = draw(80, 1, { ...tamperedReport, findings: [], coverage: many });
    expect(lines[2]).toBe('and 1 account that is covered no less; --json names them all');
  });

  it('needs one line for many accounts that are all covered', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...tamperedReport.coverage[1]!,
      accountId: String(700000000000 + index),
    }));
    const lines = draw(80, 2, { ...tamperedReport, findings: [], coverage: many });
    expect(lines.slice(0, 2)).toEqual(['account       us-east-1', 'all 30 accounts: ██ 100%']);
  });

  it.each([30, 40, 80])('keeps accounts and cells within %i columns', (width) => {
    for (const line of draw(width).slice(0, 3)) expect(textWidth(line)).toBeLessThanOrEqual(width);
  });
});

describe('coverageMatrix', () => {
  it('never says all or none of something else', () => {
    const coverage = [{ ...tamperedReport.coverage[0]!, hoursExpected: 10_000, hoursCovered: 9_999.99 }];
    expect(draw(80, 40, { ...tamperedReport, findings: [], coverage })[1]).toBe('111122223333  ▓▓  99%');
  });
});
