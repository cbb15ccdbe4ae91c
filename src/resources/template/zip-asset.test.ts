import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unzip } from '../../../test/fixtures/unzip.js';
import { zipAsset } from './zip-asset.js';

describe('zipAsset', () => {
  it('holds every file as it is', () => {
    const files = fc.uniqueArray(
      fc.record({ name: fc.stringMatching(/^[a-zé.]{1,12}$/), content: fc.uint8Array() }),
      { selector: ({ name }) => name },
    );
    fc.assert(
      fc.property(files, (given) => {
        const read = unzip(Buffer.from(zipAsset('a.zip', given).body));
        expect([...read].map(([name, content]) => ({ name, content: [...content] }))).toEqual(
          given.map(({ name, content }) => ({ name, content: [...content] })),
        );
      }),
    );
  });

  it('is the same bytes for the same files, on any machine and release of Node', () => {
    const { hash, body } = zipAsset('a.zip', [{ name: 'a.txt', content: Buffer.from('hello') }]);
    expect(body).toHaveLength(113);
    expect(hash).toBe('dcca61c1e09d50954754a33ab7a783900adb333655819fb0762513d62e4b4eff');
  });
});
