import { describe, expect, it } from 'vitest';
import { UserError } from '../../errors.js';
import { writeTrouble } from './write-trouble.js';

describe('trouble with writing Parquet', () => {
  it.each([
    ['IO Error: Could not write file "/lake/part.parquet": No space left on device', 'disk full'],
    [
      'IO Error: Could not write file "/lake/part.parquet": File too large',
      'the file may not grow that large',
    ],
    [
      'IO Error: Cannot open file "/lake/dt=2026-02-28/part.parquet": Permission denied',
      'no permission to write the lake',
    ],
    [
      'IO Error: Failed to create directory "/lake/dt=2026-02-28": Read-only file system',
      'no permission to write the lake',
    ],
  ])('%s is for the user to act on', (message, what) => {
    const trouble = writeTrouble(new Error(message), '/lake');
    expect(trouble).toBeInstanceOf(UserError);
    expect(trouble).toMatchObject({ what, where: '/lake' });
  });

  it('is a bug when it is nothing of the machine', () => {
    const cause = new Error('Binder Error: Referenced column "x" not found');
    expect(writeTrouble(cause, '/lake')).toBe(cause);
  });
});
