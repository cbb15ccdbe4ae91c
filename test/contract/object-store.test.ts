import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll } from 'vitest';
import { createS3Client, openS3Store } from '../../src/aws/index.js';
import { createMemoryStore, type MemoryStore, openFolderStore } from '../../src/storage/index.js';
import { objectStoreContract, type OpenSubject } from './object-store.contract.js';
import { type S3Server, startS3Server } from './s3-server.js';

const credentials = { accessKeyId: 'example', secretAccessKey: 'example' };

objectStoreContract({
  name: 'memory',
  open: async () => {
    const store = createMemoryStore();
    return { store, delete: store.delete, close: async () => undefined };
  },
  lacks: {},
});

const noFile = {
  'any key': 'a key that no file inside the folder can stand for is refused',
  'folder markers': 'a folder stands for the marker and is not listed',
  etag: 'a file system has no ETag',
  'content type': 'a file system has no content type',
  versions: 'a file system keeps one version',
};

async function openTemporaryFolder(below: string): Promise<OpenSubject> {
  const root = await mkdtemp(join(tmpdir(), 'orgtrail-store-'));
  const store = await openFolderStore(join(root, below), { create: true });
  return { store, close: () => rm(root, { recursive: true }) };
}

objectStoreContract({ name: 'folder', open: () => openTemporaryFolder('.'), lacks: noFile });

objectStoreContract({
  name: 'subfolder of a folder with metadata',
  open: async () => {
    const root = await mkdtemp(join(tmpdir(), 'orgtrail-store-'));
    await mkdir(join(root, '.metadata', 'AWSLogs'), { recursive: true });
    const store = await openFolderStore(join(root, 'AWSLogs'), { create: true });
    return { store, close: () => rm(root, { recursive: true }) };
  },
  lacks: noFile,
});

const ownTime = { 'given last-modified': 'S3 sets the time itself' };

let emulator: FauxqsServer;
beforeAll(async () => {
  emulator = await startFauxqs({ port: 0, logger: false });
});
afterAll(() => emulator.stop());

objectStoreContract({
  name: 'S3 (fauxqs)',
  open: async () => {
    emulator.purgeAll();
    emulator.createBucket('bucket');
    const client = createS3Client({ endpointUrl: emulator.address, region: 'us-east-1', credentials });
    const store = openS3Store({ client, bucket: 'bucket', prefix: '' });
    return { store, close: async () => client.destroy() };
  },
  lacks: {
    ...ownTime,
    'conditional put': 'fauxqs ignores If-None-Match',
    versions: 'fauxqs has no versions',
    'byte order': 'fauxqs sorts by the locale',
    'content type': 'fauxqs drops Content-Encoding',
  },
});

objectStoreContract({
  name: 'S3 (a prefix of a bucket on a small server of our own)',
  open: async () => openOwnServer('some/prefix/'),
  lacks: ownTime,
});

async function openOwnServer(prefix: string): Promise<OpenSubject> {
  const bucket: MemoryStore = createMemoryStore();
  const server: S3Server = await startS3Server({ buckets: { bucket } });
  const client = createS3Client({ endpointUrl: server.url, region: 'us-east-1', credentials });
  return {
    store: openS3Store({ client, bucket: 'bucket', prefix }),
    delete: (key) => bucket.delete(`${prefix}${key}`),
    close: async () => {
      client.destroy();
      await server.stop();
    },
  };
}
