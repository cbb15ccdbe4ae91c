import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { HELP_LAYOUT, renderExamples } from './help-layout.js';

const helpOf = (option: string, summary: string): readonly string[] =>
  new Command('orgtrail')
    .configureHelp({ ...HELP_LAYOUT, helpWidth: 80 })
    .option(option, summary)
    .helpInformation()
    .split('\n');

describe('help', () => {
  it('puts what an option means beside its name', () => {
    expect(helpOf('--save <file>', 'write it')).toContain('  --save <file>  write it');
  });

  it('puts it below a name that is wider than the column, and keeps the column narrow', () => {
    const lines = helpOf('--fail-on <critical|high|medium|low>', 'exit code 1');
    const at = lines.indexOf('  --fail-on <critical|high|medium|low>');
    expect(lines[at + 1]).toBe(`${' '.repeat(34)}exit code 1`);
    expect(lines).toContain(`  ${'-h, --help'.padEnd(30)}  display help for command`);
  });

  it('wraps below the beginning of the text', () => {
    const lines = helpOf('--save <file>', 'word '.repeat(30).trim());
    const at = lines.findIndex((line) => line.startsWith('  --save'));
    expect(lines[at + 1]).toMatch(/^ {17}word/);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('renderExamples', () => {
  it('explains a short command beside it, and a long one above', () => {
    const long = `orgtrail init ${'--member 111122223333 '.repeat(4).trim()}`;
    const examples = [
      { command: 'orgtrail init', explains: 'asks' },
      { command: long, explains: 'asks nothing' },
    ];
    expect(renderExamples({ examples })).toBe(
      `\nExamples:\n  orgtrail init   # asks\n  # asks nothing\n  ${long}\n`,
    );
  });
});
