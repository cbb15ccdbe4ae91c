import { existsSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { errorNumber, unavailableFile } from './file-errors.js';
import { metadataFolder } from './key-path.js';
import type { Unavailable } from './object-store.js';
import { writeWhole } from './write-whole.js';

type Metadata = Readonly<Record<string, string>>;

export type MetadataResult = { readonly kind: 'found'; readonly metadata: Metadata } | Unavailable;

/**
 * User metadata of the objects in a folder: `<root>/.metadata/<key>.json`, one flat JSON object of
 * lower-case names without `x-amz-meta-`. CloudTrail keeps a digest's signature there, and a plain
 * sync loses it. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
 */
export interface FolderMetadata {
  read(path: string): MetadataResult;
  /** Replaces what was there; nothing is left when `metadata` is empty. */
  write(path: string, metadata: Metadata): Promise<void>;
}

/** S3 allows 2 KB. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html */
const maximumBytes = 64 * 1024;

/**
 * A location may be a subfolder of what was copied, or hold several copies, so the sidecar is looked
 * for upward from the object's own folder. New sidecars go to the root that already covers the
 * location, else to the location.
 */
export function openFolderMetadata(location: string): FolderMetadata {
  const known = new Map<string, readonly string[]>();
  const roots = (folder: string): readonly string[] => {
    const found = known.get(folder) ?? rootsUpward(folder);
    known.set(folder, found);
    return found;
  };
  return {
    read: (path) => {
      for (const root of roots(dirname(path))) {
        const result = readSidecar(sidecarPath(root, path));
        if (result.kind !== 'missing') return result;
      }
      return { kind: 'found', metadata: {} };
    },
    write: async (path, metadata) => {
      const root = roots(location).find((root) => covers(root, location)) ?? location;
      await writeSidecar(sidecarPath(root, path), metadata);
      if (!roots(location).includes(root)) known.clear();
    },
  };
}

/** The folders that hold a `.metadata`, nearest first. */
function rootsUpward(folder: string): readonly string[] {
  const parent = dirname(folder);
  const above = parent === folder ? [] : rootsUpward(parent);
  return existsSync(join(folder, metadataFolder)) ? [folder, ...above] : above;
}

/** Other programs make folders of that name too: only one with sidecars for the location counts. */
function covers(root: string, location: string): boolean {
  return existsSync(join(root, metadataFolder, relative(root, location)));
}

function sidecarPath(root: string, path: string): string {
  return `${join(root, metadataFolder, relative(root, path))}.json`;
}

function readSidecar(path: string): MetadataResult {
  try {
    if (statSync(path).size > maximumBytes) return unreadable(path, `more than ${maximumBytes} bytes`);
    const metadata: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isMetadata(metadata)
      ? { kind: 'found', metadata }
      : unreadable(path, 'not a flat object of texts');
  } catch (error) {
    return error instanceof SyntaxError ? unreadable(path, error.message) : unavailableFile(error, path);
  }
}

function unreadable(path: string, reason: string): Unavailable {
  return { kind: 'unreadable', detail: `${path}: ${reason}` };
}

function isMetadata(value: unknown): value is Metadata {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((text) => typeof text === 'string');
}

async function writeSidecar(path: string, metadata: Metadata): Promise<void> {
  if (Object.keys(metadata).length > 0) {
    await writeWhole(path, Buffer.from(`${JSON.stringify(metadata)}\n`));
    return;
  }
  try {
    await rm(path);
  } catch (error) {
    if (errorNumber(error) !== 'ENOENT' && errorNumber(error) !== 'ENOTDIR') throw error;
  }
}
