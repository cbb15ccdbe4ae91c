import { describe, expect, it } from 'vitest';
import { UserError } from '../errors.js';
import { EXIT } from './exit.js';
import { createOutput } from './output.js';
import { reportError } from './report-error.js';

function report(error: unknown, context: { json?: boolean; debug?: boolean; interrupted?: boolean } = {}) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const output = createOutput({
    stdout: { write: (text) => stdout.push(text) },
    stderr: { write: (text) => stderr.push(text) },
    color: true,
    quiet: true,
    now: () => 0,
  });
  const exitCode = reportError(error, { output, json: false, debug: false, interrupted: false, ...context });
  return { exitCode, stdout: stdout.join(''), stderr: stderr.join('') };
}

const missing = new UserError({ what: 'no such folder', where: './logs', next: 'Check the path.' });

describe('reportError', () => {
  it('says what, where and what to do next, without a stack trace', () => {
    expect(report(missing)).toEqual({
      exitCode: EXIT.unfinished,
      stdout: '',
      stderr: 'orgtrail: ./logs: no such folder\nCheck the path.\n',
    });
  });

  it('gives one JSON document on stdout when JSON was asked for', () => {
    expect(JSON.parse(report(missing, { json: true }).stdout)).toEqual({
      schema: 'orgtrail.error/1',
      error: { what: 'no such folder', where: './logs', next: 'Check the path.' },
    });
  });

  it('gives each of several troubles a line of its own, and JSON a list of them', () => {
    const several = new UserError({
      what: '2 problems',
      details: ['a.yml:1', 'b\u001b[2J.yml:1'],
      next: 'Look.',
    });
    const { stderr, stdout } = report(several, { json: true });
    expect(stderr).toBe('orgtrail: 2 problems\n  a.yml:1\n  b\\u001b[2J.yml:1\nLook.\n');
    expect(JSON.parse(stdout)).toMatchObject({ error: { details: ['a.yml:1', expect.anything()] } });
  });

  it('prints the stack trace of an error, and of its cause, with --debug', () => {
    const { stderr } = report(new UserError({ what: 'no such folder', cause: new Error('ENOENT') }), {
      debug: true,
    });
    expect(stderr).toMatch(/UserError: no such folder\n\s+at /);
    expect(stderr).toMatch(/Error: ENOENT\n\s+at /);
  });

  it('calls an unknown error a bug and prints where it happened', () => {
    const { stderr } = report(new TypeError('x is undefined'));
    expect(stderr).toMatch(/^orgtrail: this is a bug: x is undefined\n/);
    expect(stderr).toMatch(/\n\s+at /);
  });

  it('says that it was interrupted, whatever the engine threw while it was being stopped', () => {
    const { stderr } = report(new Error('INTERRUPT Error: Interrupted!'), { interrupted: true });
    expect(stderr).toBe('orgtrail: interrupted\nRun the same command again to go on.\n');
  });

  it('knows a full disk and says which file it was', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      path: '/lake/x',
    });
    expect(report(full).stderr).toBe(
      'orgtrail: /lake/x: the disk is full\nFree some space and run the same command again: it goes on.\n',
    );
  });

  it('lets no control character of a key through', () => {
    expect(report(new UserError({ what: 'denied', where: 'key\u001b[2J\u202e' })).stderr).toBe(
      'orgtrail: key\\u001b[2J\\u202e: denied\n',
    );
  });
});
