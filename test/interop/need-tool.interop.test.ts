import { afterEach, describe, expect, it, vi } from 'vitest';

import { need, skipWithout } from './need-tool.js';
import { allTools, found, missing } from './tool-search.js';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('a suite whose tool is missing', () => {
  it('is skipped on a developer’s machine, and the log says what to install', () => {
    vi.stubEnv('CI', undefined);
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(skipWithout(missing('Install Maven.'))).toBe(true);
    expect(warn).toHaveBeenCalledWith('Skipped: Install Maven.');
  });

  it('fails under CI=true with what to install', () => {
    vi.stubEnv('CI', 'true');
    const search = missing('Install Maven.');
    expect(skipWithout(search)).toBe(false);
    expect(() => need(search)).toThrow('Install Maven.');
  });
});

describe('a suite that needs several tools', () => {
  it('has them all when each was found', () => {
    expect(need(allTools({ java: found(25), python: found('3.11') }))).toEqual({ java: 25, python: '3.11' });
  });

  it('names everything that is missing at once', () => {
    const search = allTools({ java: missing('Install Java.'), maven: missing('Install Maven.') });
    expect(search).toEqual(missing('Install Java. Install Maven.'));
  });
});
