import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectRetentionCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openDirectGet } from '../../../src/aws/direct-get.js';
import { openS3Store } from '../../../src/aws/index.js';
import type { ObjectStore, ObjectVersion } from '../../../src/storage/index.js';
import { objectStoreContract } from '../../contract/object-store.contract.js';
import { need, skipWithout } from '../need-tool.js';
import { connect, findCeph, makeBucket, type RadosGateway, startRadosGateway } from './index.js';

const source = await findCeph();

describe.skipIf(skipWithout(source))('Ceph RADOS Gateway', () => {
  let gateway: RadosGateway | undefined;
  let client: S3Client;
  let opened = 0;

  beforeAll(async () => {
    gateway = await startRadosGateway(need(source));
    client = connect(gateway);
    await makeBucket(client, 'plain-bucket', { objectLock: false });
    await makeBucket(client, 'locked-bucket', { objectLock: true });
  });

  afterAll(async () => {
    client?.destroy();
    await gateway?.stop();
  });

  /** A store that is empty because nothing else has its prefix. */
  const openStore = (bucket: string) => {
    const prefix = `store-${++opened}/`;
    const store = openS3Store({ client, bucket, prefix });
    const remove = async (key: string, VersionId?: string): Promise<void> => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: `${prefix}${key}`, VersionId }));
    };
    return { store, prefix, delete: remove, close: async () => undefined };
  };

  const ownTime = { 'given last-modified': 'S3 sets the time itself' };

  objectStoreContract({
    name: 'S3 (Ceph, a bucket with versions)',
    open: async () => openStore('locked-bucket'),
    lacks: { ...ownTime, 'conditional put': 'Ceph 16 heeds If-None-Match only without versions' },
  });

  objectStoreContract({
    name: 'S3 (Ceph, a bucket without versions)',
    open: async () => openStore('plain-bucket'),
    lacks: { ...ownTime, versions: 'they are not switched on' },
  });

  it('accepts the signature of requests that go without the SDK, whatever the key', async () => {
    const { store, prefix } = openStore('plain-bucket');
    const direct = openDirectGet(client, undefined);
    for (const key of ['a.json.gz', "a b/ü+(1)!*'=&~.gz", 'a//b', '100%']) {
      await store.put(key, Buffer.from(key), { metadata: { name: encodeURIComponent(key) } });
      const command = new GetObjectCommand({ Bucket: 'plain-bucket', Key: `${prefix}${key}` });
      direct.learnFrom(command, `${prefix}${key}`);
      if (key === 'a.json.gz') await client.send(command);
      const object = await direct.get(`${prefix}${key}`, 1000, undefined);
      expect(object).toMatchObject({ body: Buffer.from(key), metadata: { name: encodeURIComponent(key) } });
    }
  });

  describe('with Object Lock', () => {
    /** An object under retention in compliance mode, and what its key looks like then. */
    const lockedObject = async () => {
      const { store, prefix, delete: remove } = openStore('locked-bucket');
      const metadata = { signature: 'ab'.repeat(256) };
      const stored = await store.put('digest.json.gz', Buffer.from('original'), { metadata });
      const versionId = stored.kind === 'stored' ? stored.versionId! : '';
      await client.send(
        new PutObjectRetentionCommand({
          Bucket: 'locked-bucket',
          Key: `${prefix}digest.json.gz`,
          VersionId: versionId,
          Retention: { Mode: 'COMPLIANCE', RetainUntilDate: new Date(Date.now() + 600_000) },
        }),
      );
      return { store, remove, versionId };
    };

    const versionsOf = async (store: ObjectStore): Promise<readonly ObjectVersion[]> => {
      const versions: ObjectVersion[] = [];
      for await (const page of store.listVersions('')) {
        if (page.kind !== 'page') throw new Error(page.detail);
        versions.push(...page.versions);
      }
      return versions;
    };

    const originalOf = async (store: ObjectStore, versionId: string) => {
      const object = await store.get('digest.json.gz', { versionId });
      return object.kind === 'found' ? [Buffer.from(object.body).toString(), object.metadata] : object.kind;
    };

    it('refuses to delete a version that is under retention', async () => {
      const { store, remove, versionId } = await lockedObject();
      await expect(remove('digest.json.gz', versionId)).rejects.toMatchObject({ name: 'AccessDenied' });
      expect(await originalOf(store, versionId)).toEqual(['original', { signature: 'ab'.repeat(256) }]);
    });

    it('keeps the original under a delete marker, readable with its metadata', async () => {
      const { store, remove, versionId } = await lockedObject();
      await remove('digest.json.gz');
      expect((await store.get('digest.json.gz')).kind).toBe('missing');
      expect(
        (await versionsOf(store)).map(({ isDeleteMarker, isLatest }) => [isDeleteMarker, isLatest]),
      ).toEqual([
        [true, true],
        [false, false],
      ]);
      expect(await originalOf(store, versionId)).toEqual(['original', { signature: 'ab'.repeat(256) }]);
    });

    it('keeps the original under what overwrote it, and shows both', async () => {
      const { store, versionId } = await lockedObject();
      await store.put('digest.json.gz', Buffer.from('forged'));
      const versions = await versionsOf(store);
      expect(versions.map(({ size, isLatest }) => [size, isLatest])).toEqual([
        [6, true],
        [8, false],
      ]);
      expect(versions[1]?.versionId).toBe(versionId);
      expect(await originalOf(store, versionId)).toEqual(['original', { signature: 'ab'.repeat(256) }]);
    });
  });
});
