import { describe, expect, it } from 'vitest';
import { copyTree, keysOf, simulateTree, verifyTree } from '../../test/fixtures/digest-tree/index.js';

describe('verify', () => {
  it('proves an untouched organization from end to end', async () => {
    const report = await verifyTree(await simulateTree());
    expect(report).toMatchObject({ verdict: 'ok', findings: [] });
    expect(report.totals.digests).toEqual({ verified: 104, invalid: 0, missing: 0, unproven: 0 });
    expect(report.coverage.map(({ hoursExpected, hoursCovered }) => [hoursExpected, hoursCovered])).toEqual(
      Array.from({ length: 4 }, () => [25, 25]),
    );
  });

  it('finds the one log file that was deleted, and nothing else', async () => {
    const tree = await simulateTree();
    const log = (await keysOf(tree.store)).find(({ key }) => key.includes('/CloudTrail/'))!.key;
    const report = await verifyTree(
      await copyTree(tree, (object) => (object.key === log ? undefined : object)),
    );
    expect(report.verdict).toBe('tampered');
    expect(report.findings).toMatchObject([{ code: 'LOG_MISSING', key: log }]);
  });
});
