import { gunzipSync, gzipSync } from 'node:zlib';

import { parseLogKey } from '../../../src/cloudtrail/index.js';
import type { OrganizationDescription } from '../../../src/organization/index.js';
import type { SimulationOptions } from '../../../src/simulator/index.js';
import { createMemoryStore, type MemoryStore } from '../../../src/storage/index.js';
import { simulateTree } from '../../fixtures/digest-tree/index.js';
import type { PublicKeys } from './control-plane.js';

/** A trail's bucket that a case may change, and what AWS would say of the trail. */
export interface BucketTree {
  organization: OrganizationDescription;
  publicKeys: PublicKeys;
  readonly objects: Map<string, TreeObject>;
}

export interface TreeObject {
  readonly body: Uint8Array;
  readonly metadata: Readonly<Record<string, string>>;
  readonly lastModified: Date;
}

export async function simulateBucket(options: SimulationOptions): Promise<BucketTree> {
  const { objects, organization, publicKeyJson } = await simulateTree(options);
  const delivered = [...objects].filter(([key]) => key.endsWith('.json.gz'));
  return { organization, publicKeys: publicKeyJson as PublicKeys, objects: new Map(delivered) };
}

const HOUR = 3_600_000;

/** A range in which all digests of the trail end, with an hour to spare on both sides. */
export function rangeOf(tree: BucketTree): { readonly from: string; readonly to: string } {
  const keys = [...tree.objects.keys()].map((key) => parseLogKey(key));
  const ends = keys.flatMap((key) => (key.kind === 'digest' ? [key.endTime.getTime()] : []));
  const edge = (end: number): string => `${new Date(end).toISOString().slice(0, 19)}Z`;
  return { from: edge(Math.min(...ends) - 2 * HOUR), to: edge(Math.max(...ends) + HOUR) };
}

export const copyTree = (tree: BucketTree): BucketTree => ({ ...tree, objects: new Map(tree.objects) });

/** The tree as a bucket without versions would hold it. */
export async function storeTree(tree: BucketTree): Promise<MemoryStore> {
  const store = createMemoryStore();
  for (const [key, object] of tree.objects) await putObject(store, key, object);
  return store;
}

/** The tree as a bucket with versions holds it: what was in `before` lies under what came instead. */
export async function storeTreeOver(before: BucketTree, tree: BucketTree): Promise<MemoryStore> {
  const store = await storeTree(before);
  for (const [key, object] of tree.objects) {
    if (before.objects.get(key) !== object) await putObject(store, key, object);
  }
  for (const key of before.objects.keys()) if (!tree.objects.has(key)) store.delete(key);
  return store;
}

async function putObject(store: MemoryStore, key: string, { body, ...options }: TreeObject): Promise<void> {
  await store.put(key, body, {
    ...options,
    contentType: 'application/json',
    contentEncoding: 'gzip',
  });
}

export const inflate = (body: Uint8Array): Buffer => gunzipSync(body);

export const deflate = (content: Uint8Array | string): Buffer => gzipSync(content);
