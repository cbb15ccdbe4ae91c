import { hash } from 'node:crypto';
import {
  type ContainerFault,
  type ContainerResult,
  type DigestFile,
  openContainer,
  parseDigest,
} from '../../cloudtrail/index.js';
import type { StoredObject, Unavailable } from '../../storage/index.js';
import type { StoredDigest } from '../catalogue/index.js';
import type { Fetcher } from '../fetch/index.js';

/** A digest object after its one reading. */
export type ReadDigest = { readonly stored: StoredDigest } & (
  | DigestContent
  | { readonly kind: 'broken'; readonly code: 'DIGEST_CORRUPT' | 'MALFORMED'; readonly detail: string }
  | { readonly kind: 'unavailable'; readonly trouble: Unavailable }
);

export interface DigestContent {
  readonly kind: 'content';
  readonly digest: DigestFile;
  /** Of the inflated bytes, lower-case hex. */
  readonly sha256: string;
  readonly compressed: boolean;
  /** The content is whole and something around it is not. */
  readonly damage?: { readonly code: 'TRAILING_DATA' | 'CONTAINER_DAMAGED'; readonly detail: string };
  readonly metadata: Readonly<Record<string, string>>;
  readonly lastModified: number;
}

export async function readDigest(fetcher: Fetcher, stored: StoredDigest): Promise<ReadDigest> {
  const found = await fetcher.get(stored.object.key);
  if (found.kind !== 'found') return { stored, kind: 'unavailable', trouble: found };
  return { stored, ...openDigest(found) };
}

/** What the bytes of a digest object hold. */
export function openDigest(
  object: StoredObject,
):
  | DigestContent
  | { readonly kind: 'broken'; readonly code: 'DIGEST_CORRUPT' | 'MALFORMED'; readonly detail: string } {
  const container = openContainer(object.body);
  const content = container.kind === 'ok' ? container.content : container.firstMember;
  if (content === undefined) return { kind: 'broken', code: 'DIGEST_CORRUPT', detail: detailOf(container) };
  const parsed = parseDigest(content);
  if (parsed.kind === 'malformed') {
    const code = namesHalfAPredecessor(content) ? 'MALFORMED' : 'DIGEST_CORRUPT';
    return { kind: 'broken', code, detail: parsed.detail };
  }
  return {
    kind: 'content',
    digest: parsed.digest,
    sha256: hash('sha256', content, 'hex'),
    compressed: container.kind === 'failed' || container.compressed,
    ...(container.kind === 'failed' && { damage: damageOf(container.reason, container.detail) }),
    metadata: object.metadata,
    lastModified: object.lastModified.getTime(),
  };
}

/** What a fault means for a file whose content is whole. */
export function damageOf(reason: ContainerFault, detail: string): NonNullable<DigestContent['damage']> {
  const appended = reason === 'second-member' || reason === 'trailing-data';
  return { code: appended ? 'TRAILING_DATA' : 'CONTAINER_DAMAGED', detail };
}

function detailOf(container: ContainerResult): string {
  return container.kind === 'failed' ? container.detail : '';
}

/** The only fault of form that CloudTrail's own words define: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html */
function namesHalfAPredecessor(content: Uint8Array): boolean {
  try {
    const json = JSON.parse(Buffer.from(content).toString('utf8')) as Readonly<Record<string, unknown>>;
    const fields = Object.entries(json).filter(([name]) => name.startsWith('previousDigest'));
    return fields.length === 5 && new Set(fields.map(([, value]) => value === null)).size === 2;
  } catch {
    return false;
  }
}
