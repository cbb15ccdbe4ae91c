import type { BucketFacts } from '../aws/index.js';
import { UserError } from '../errors.js';
import { type Location, type ObjectStore, openFolderStore, parseLocation } from '../storage/index.js';
import type { GlobalOptions } from './global-options.js';

export interface OpenedLocation {
  readonly store: ObjectStore;
  /** What the bucket says of itself; absent for a folder. */
  readonly facts?: () => Promise<BucketFacts>;
  /** Gives connections back. */
  readonly close: () => void;
}

type Access = Pick<GlobalOptions, 'profile' | 'endpointUrl'>;

/** Opens what a user writes for a location. The SDK is loaded only for s3://. Throws a UserError when it cannot be. */
export async function openLocation(text: string, access: Access, create = false): Promise<OpenedLocation> {
  const location = parseLocation(text);
  if (location.kind === 's3') return openBucket(location, access);
  return { store: await openFolderStore(location.path, { create }), close: () => undefined };
}

async function openBucket(
  { bucket, prefix }: Extract<Location, { kind: 's3' }>,
  { profile, endpointUrl }: Access,
): Promise<OpenedLocation> {
  const { createS3Client, openS3Store, readBucketFacts, s3Connections } = await import('../aws/index.js');
  const client = createS3Client({
    ...(profile !== undefined && { profile }),
    ...(endpointUrl !== undefined && { endpointUrl }),
  });
  return {
    store: openS3Store({ client, bucket, prefix, ownConnections: s3Connections }),
    facts: async () => readBucketFacts(client, bucket),
    close: () => client.destroy(),
  };
}

/** Ends with an error when there is nothing at all, which is nearly always a mistyped location. */
export async function assertNotEmpty(store: ObjectStore): Promise<void> {
  for await (const page of store.list('')) {
    if (page.kind !== 'page') throw cannotList(store, page.kind, page.detail);
    if (page.objects.length > 0) return;
  }
  throw new UserError({
    what: 'there is nothing here',
    where: store.location,
    next: 'Name the folder or prefix that holds the logs; it usually ends before AWSLogs/.',
  });
}

function cannotList(store: ObjectStore, kind: string, detail: string): UserError {
  return new UserError({
    what: kind === 'denied' ? `listing is denied (${detail})` : `cannot be listed: ${kind} (${detail})`,
    where: store.location,
    next: store.location.startsWith('s3://')
      ? 'Check the credentials (aws sts get-caller-identity) and that they may call s3:ListBucket and s3:GetObject there.'
      : 'Check who owns the folder and who may read it.',
  });
}
