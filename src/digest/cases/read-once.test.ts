import { beforeAll, describe, expect, it } from 'vitest';
import {
  codesOf,
  editTree,
  type SimulatedTree,
  simulateTree,
  verifyTree,
} from '../../../test/fixtures/digest-tree/index.js';
import type { ObjectStore } from '../../storage/index.js';

/** Log files are hashed while digests are still being walked; how often each is read, and what stops it. */
let base: SimulatedTree;

beforeAll(async () => {
  base = await simulateTree();
});

/** A store that remembers how often each log file was asked for. */
function counting(store: ObjectStore): {
  readonly store: ObjectStore;
  readonly reads: Map<string, number>;
} {
  const reads = new Map<string, number>();
  const get: ObjectStore['get'] = async (key, options) => {
    if (key.includes('/CloudTrail/')) reads.set(key, (reads.get(key) ?? 0) + 1);
    return store.get(key, options);
  };
  return { store: { ...store, get }, reads };
}

describe('a listed log file', () => {
  it.each([
    ['with an organization, where events at home are looked for', true],
    ['without one, where events are looked for in every account', false],
  ])('is read exactly once %s', async (_, isExpected) => {
    const tree = await editTree(base).tree();
    const { store, reads } = counting(tree.store);
    const scope = isExpected ? {} : { expectation: undefined as never };
    const report = await verifyTree(tree, { store, ...scope });
    expect(report.totals.logFiles.verified).toBeGreaterThan(100);
    expect(reads.size).toBe(report.totals.logFiles.verified);
    expect(new Set(reads.values())).toEqual(new Set([1]));
  });

  it('is read again only near a gap, for the events that may explain it', async () => {
    const tree = await editTree(await simulateTree({ tamper: ['explained-gap'] })).tree();
    const { store, reads } = counting(tree.store);
    const report = await verifyTree(tree, { store });
    expect(codesOf(report)).toEqual(['GAP_EXPLAINED']);
    const twice = [...reads.values()].filter((times) => times === 2).length;
    expect(Math.max(...reads.values())).toBe(2);
    expect(twice).toBeGreaterThan(0);
    expect(twice).toBeLessThan(reads.size / 2);
  });

  it('that is listed and gone is not asked for while digests are walked', async () => {
    const edit = editTree(base);
    const [gone] = edit.logs(1, 'eu-west-1');
    edit.remove(gone!);
    const tree = await edit.tree();
    const { store, reads } = counting(tree.store);
    const report = await verifyTree(tree, { store });
    expect(codesOf(report)).toEqual(['LOG_MISSING']);
    expect(reads.get(gone!)).toBe(1);
  });

  it('that cannot be read for a reason that ends the run ends it with that reason', async () => {
    const tree = await editTree(base).tree();
    const get: ObjectStore['get'] = async (key, options) => {
      if (key.includes('/CloudTrail/')) throw new Error('the credentials have expired');
      return tree.store.get(key, options);
    };
    const running = verifyTree(tree, { store: { ...tree.store, get } });
    await expect(running).rejects.toThrow('the credentials have expired');
  });
});
