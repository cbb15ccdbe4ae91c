import { describe, expect, it } from 'vitest';
import { tamperedReport } from '../../../test/fixtures/verify-report.js';
import { CODES, type VerifyReport } from '../../digest/index.js';
import { createOutput } from '../output.js';
import { printVerifyReport } from './print-verify-report.js';

function print(report: VerifyReport): readonly string[] {
  const stdout: string[] = [];
  const output = createOutput({
    stdout: { write: (text) => stdout.push(text) },
    stderr: { write: () => true },
    color: false,
    quiet: false,
    now: () => 0,
  });
  printVerifyReport(output, { report, codes: CODES, expectation: 'organization.json' });
  return stdout.join('').split('\n');
}

const clean: VerifyReport = { ...tamperedReport, verdict: 'ok', findings: [], findingsOmitted: {} };

describe('printVerifyReport', () => {
  it.each([
    ['ok', /^UNTOUCHED /],
    ['tampered', /^TAMPERED 1 finding \(and 7 more of the same codes\)/],
    ['incomplete', /^INCOMPLETE Nothing was found to be touched.*1 finding/],
  ] as const)('begins with the verdict %s in words', (verdict, expected) => {
    expect(print({ ...tamperedReport, verdict })[0]).toMatch(expected);
  });

  it('says where, until when, with which keys and compared with whom', () => {
    const lines = print(tamperedReport);
    expect(lines).toContain('location   s3://logs/');
    expect(lines).toContain('judged     everything until 2026-03-01T01:00:00Z');
    expect(lines).toContain('expected   organization.json');
    expect(lines).toContain('keys       keys.json: as given');
    expect(lines).toContain('digests    40 verified, 2 missing');
    expect(lines).toContain('log files  1,200 verified, 8 invalid');
  });

  it('names tampering before what is not proven, each with its meaning, what to do and the key', () => {
    const lines = print(tamperedReport);
    const at = (text: string) => lines.findIndex((line) => line.includes(text));
    const order = [
      'TAMPERING',
      'LOG_MODIFIED',
      CODES.LOG_MODIFIED.explanation,
      'Next: Look for another copy.',
    ];
    const later = [
      'AWSLogs/log.json.gz',
      'recoverable: version v1',
      'NOT PROVEN',
      'GAP_EXPLAINED',
      'What this cannot see',
    ];
    const places = [...order, ...later].map(at);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((left, right) => left - right));
  });

  it('names the event that explains a gap', () => {
    expect(print(tamperedReport)).toContain('      event e-1 in AWSLogs/other.json.gz');
  });

  it('has no part for what was not found', () => {
    expect(print(clean).join('\n')).not.toMatch(/TAMPERING|NOT PROVEN|NOTES/);
  });

  it('shows ten findings of a code and counts the rest', () => {
    const findings = Array.from({ length: 25 }, () => tamperedReport.findings[0]!);
    const lines = print({ ...tamperedReport, findings });
    expect(lines.filter((line) => line.includes('its content has another hash'))).toHaveLength(10);
    expect(lines).toContain('  and 15 more; --json names them');
    expect(lines).toContain('  and 7 more that the report does not keep');
  });

  it('never lets a key act on the terminal', () => {
    const hostile = { ...tamperedReport.findings[0]!, key: 'a\u001b[2J\u202eb', message: '\u009b31m' };
    const text = print({ ...tamperedReport, findings: [hostile] }).join('\n');
    expect(text).toContain('a\\u001b[2J\\u202eb');
    for (const character of ['\u001b', '\u009b', '\u202e']) expect(text).not.toContain(character);
  });
});
