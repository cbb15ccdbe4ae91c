import { rememberLast } from '../cloudtrail/index.js';
import { isReservedName } from './key-path.js';

/**
 * Files that orgtrail itself puts into a location, which are no evidence: its work files and what a
 * simulation states about itself.
 */
export function isOwnFile(key: string): boolean {
  return ownFileTest()(key);
}

/** `isOwnFile` for the keys of one listing: each folder is looked at once. */
export function ownFileTest(): (key: string) => boolean {
  const readFolder = rememberLast(folderKind);
  return (key) => isWork(key, readFolder) || ownNames.has(nameOf(key));
}

/**
 * Files that belong to their place and are not copied to another: a lake (`.orgtrail/`, Delta tables),
 * the metadata of objects in a folder, the manifests of copies, unfinished files.
 */
export function isWorkFile(key: string): boolean {
  return isWork(key, folderKind);
}

function isWork(key: string, readFolder: typeof folderKind): boolean {
  const name = nameOf(key);
  const kind = readFolder(key.slice(0, key.length - name.length));
  if (kind === 'own' || isOwnFolder(name) || isCopyManifest(name)) return true;
  return name.endsWith('.parquet') && (kind === 'partition' || name.startsWith(partitionStart));
}

function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

const partitionStart = 'dt=';

/** Whether one of the folders is ours as a whole, or a partition of a Delta table, whose Parquet files are. */
function folderKind(folder: string): 'own' | 'partition' | 'other' {
  const parts = folder.split('/');
  if (parts.some(isOwnFolder)) return 'own';
  return parts.some((part) => part.startsWith(partitionStart)) ? 'partition' : 'other';
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
