import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  editTree,
  type SimulatedTree,
  simulateTree,
  verifyEdited,
} from '../../../test/fixtures/digest-tree/index.js';

const hour = 3_600_000;

function small(seed: number): Promise<SimulatedTree> {
  return simulateTree({ seed, regions: 1 + (seed % 2), eventsPerDay: 100, days: 1, scenarios: 'all' });
}

describe('an untouched random organization', () => {
  it('is never reported', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async (seed) => {
        const report = await verifyEdited(editTree(await small(seed)));
        expect([seed, report.verdict, report.findings]).toEqual([seed, 'ok', []]);
      }),
      { numRuns: 4 },
    );
  });
});

describe('any single byte', () => {
  let tree: SimulatedTree;
  let keys: readonly string[];

  beforeAll(async () => {
    tree = await small(11);
    keys = [...tree.objects.keys()].filter((key) => key.startsWith('AWSLogs/'));
  });

  /** Written after everything else, as a later change is. */
  const lastModified = (): Date => new Date(tree.endsAt.getTime() + 3 * hour);

  it('flipped in any log or digest file is reported, by its key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (which, where, mask) => {
        const edit = editTree(tree);
        const key = keys[which % keys.length]!;
        const body = Buffer.from(edit.get(key).body);
        body[where % body.length]! ^= mask;
        edit.put(key, body, { lastModified: lastModified() });
        const report = await verifyEdited(edit, { now: lastModified() });
        expect(report.findings.map((finding) => finding.key)).toContain(key);
      }),
      { numRuns: 60 },
    );
  });

  it('flipped in any part of a file’s container is reported', async () => {
    const edges = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, -2, -3, -4, -5, -6, -7, -8];
    const [log, digest] = [
      keys.find((key) => key.includes('/CloudTrail/'))!,
      keys.find((key) => key.includes('Digest'))!,
    ];
    for (const [key, at] of edges.flatMap((edge) => [[log, edge] as const, [digest, edge] as const])) {
      const edit = editTree(tree);
      const body = Buffer.from(edit.get(key).body);
      body[at < 0 ? body.length + at : at]! ^= 1;
      edit.put(key, body, { lastModified: lastModified() });
      const report = await verifyEdited(edit, { now: lastModified() });
      expect([at, report.findings.map((finding) => finding.key)]).toEqual([
        at,
        expect.arrayContaining([key]),
      ]);
    }
  });

  it('changed in any signature is tampering', async () => {
    const digests = keys.filter((key) => key.includes('/CloudTrail-Digest/'));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        async (which, where, character) => {
          const edit = editTree(tree);
          const key = digests[which % digests.length]!;
          const signature = edit.get(key).metadata['signature']!;
          const at = where % signature.length;
          fc.pre(signature[at] !== character);
          edit.setMetadata(key, { signature: signature.slice(0, at) + character + signature.slice(at + 1) });
          const report = await verifyEdited(edit);
          expect(report.verdict).toBe('tampered');
          expect(report.findings.map((finding) => finding.key)).toContain(key);
        },
      ),
      { numRuns: 25 },
    );
  });
});
