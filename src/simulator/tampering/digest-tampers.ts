import { openContainer } from '../../cloudtrail/index.js';
import { compress, type DeliveredObject } from '../delivery/index.js';
import type { ObjectTamper, Site } from './tamper.js';

const nameOf = ({ slot }: Site) => `${slot.account.name} in ${slot.region}`;

export const digestDeleted: ObjectTamper = {
  kind: 'objects',
  title: 'A digest deleted from the middle of its chain',
  needs: { chain: 'busy', time: 1 },
  takes: 'first',
  change: ({ key }) => (key.kind === 'digest' ? [] : undefined),
  summary: (site) =>
    `One digest of ${nameOf(site)} was deleted. The next one names it, with its hash and signature.`,
};

export const newestDigestsDeleted: ObjectTamper = {
  kind: 'objects',
  title: 'The newest digests of a chain deleted',
  needs: { chain: 'any', time: 'end' },
  takes: 'all',
  change: ({ key }) => (key.kind === 'digest' ? [] : undefined),
  summary: (site) =>
    `The last digests of ${nameOf(site)} were deleted; what is left is a chain without a fault that ends early.`,
};

export const digestModified: ObjectTamper = {
  kind: 'objects',
  title: 'The list of log files in a digest emptied',
  needs: { chain: 'busy', time: 4 },
  takes: 'first',
  change: ({ key, object }) => (key.kind === 'digest' ? emptyList(object) : undefined),
  summary: (site) =>
    `One digest of ${nameOf(site)} no longer lists its log files. It is valid JSON under its old signature, which no longer fits.`,
};

export const chainDeleted: ObjectTamper = {
  kind: 'objects',
  title: 'All digests of an account and Region deleted',
  needs: { chain: 'busy', time: 'whole' },
  takes: 'all',
  change: ({ key }) => (key.kind === 'digest' ? [] : undefined),
  summary: (site) => `No digest of ${nameOf(site)} is left. Its log files are all there.`,
};

export const metadataLost: ObjectTamper = {
  kind: 'objects',
  title: 'The signature of a digest lost',
  needs: { chain: 'any', time: 1 },
  takes: 'first',
  change: ({ key, object }) => (key.kind === 'digest' ? [withoutMetadata(object)] : undefined),
  summary: (site) =>
    `One digest of ${nameOf(site)} lost its user metadata, as in a copy that does not keep it, and with it its signature. Its content is as it was, and the next digest has the signature too.`,
};

function withoutMetadata({ metadata: _lost, ...object }: DeliveredObject): DeliveredObject {
  return object;
}

/** Undefined when it is empty already. */
function emptyList(object: DeliveredObject): readonly DeliveredObject[] | undefined {
  const opened = openContainer(object.body);
  if (opened.kind !== 'ok') throw new Error(`${object.key}: ${opened.detail}`);
  const digest = JSON.parse(Buffer.from(opened.content).toString()) as {
    readonly logFiles: readonly unknown[];
  };
  if (digest.logFiles.length === 0) return undefined;
  const emptied = { ...digest, newestEventTime: null, oldestEventTime: null, logFiles: [] };
  return [{ ...object, body: compress(Buffer.from(JSON.stringify(emptied))) }];
}
