import { gunzipSync, gzipSync } from 'node:zlib';

import { type OrganizationDescription, parseOrganization } from '../../../src/organization/index.js';
import { simulateOrganization, type SimulationOptions } from '../../../src/simulator/index.js';
import { createMemoryStore, type MemoryStore, type ObjectStore } from '../../../src/storage/index.js';
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

export async function simulateTree(options: SimulationOptions): Promise<BucketTree> {
  const store = createMemoryStore();
  await simulateOrganization(store, options);
  const objects = await readAll(store);
  const take = (key: string): unknown => {
    const text = Buffer.from(objects.get(key)?.body ?? []).toString();
    objects.delete(key);
    return JSON.parse(text);
  };
  const organization = parseOrganization(take('organization.json'));
  const publicKeys = take('public-keys.json') as PublicKeys;
  take('truth.json');
  if (organization.kind !== 'ok') throw new Error(JSON.stringify(organization));
  return { organization: organization.organization, publicKeys, objects };
}

async function readAll(store: ObjectStore): Promise<Map<string, TreeObject>> {
  const objects = new Map<string, TreeObject>();
  for await (const page of store.list('')) {
    if (page.kind !== 'page') throw new Error(page.detail);
    for (const { key } of page.objects) {
      const object = await store.get(key);
      if (object.kind !== 'found') throw new Error(object.detail);
      const { body, metadata, lastModified } = object;
      objects.set(key, { body, metadata, lastModified });
    }
  }
  return objects;
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
