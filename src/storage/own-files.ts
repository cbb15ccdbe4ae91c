import { isReservedName } from './key-path.js';

/**
 * Files that orgtrail itself puts into a location, which are no evidence: its work files and what a
 * simulation states about itself.
 */
export function isOwnFile(key: string): boolean {
  return isWorkFile(key) || ownNames.has(key.slice(key.lastIndexOf('/') + 1));
}

/**
 * Files that belong to their place and are not copied to another: a lake (`.orgtrail/`, Delta tables),
 * the metadata of objects in a folder, the manifests of copies, unfinished files.
 */
export function isWorkFile(key: string): boolean {
  const parts = key.split('/');
  return parts.some(isOwnFolder) || isLakeData(parts) || isCopyManifest(parts.at(-1) ?? '');
}

const ownNames: ReadonlySet<string> = new Set([
  'truth.json',
  'public-keys.json',
  'organization.json',
  'orgtrail.yaml',
]);

/** Folders whose whole content is ours. */
export function isOwnFolder(name: string): boolean {
  return isReservedName(name) || name === '.orgtrail' || name === '_delta_log';
}

/** The copies' record of what the source said of each object. */
export function copyManifestName(startedAt: Date, part: number): string {
  const time = startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `copy-manifest-${time}-${String(part).padStart(4, '0')}.ndjson`;
}

function isCopyManifest(name: string): boolean {
  return /^copy-manifest-\d{8}T\d{6}Z-\d+\.ndjson$/.test(name);
}

/** A Parquet file in a partition of a Delta table. */
function isLakeData(parts: readonly string[]): boolean {
  return parts.at(-1)?.endsWith('.parquet') === true && parts.some((part) => part.startsWith('dt='));
}
