import { join, sep } from 'node:path';

/** The file that a key stands for, or why no file inside the folder can stand for it. */
export type KeyPath =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'refused'; readonly detail: string };

/** The folder of the sidecar files with user metadata. It is no part of the objects. */
export const metadataFolder = '.metadata';

/** Written next to their target and renamed, so that no reader sees half an object. */
export const temporaryPrefix = '.orgtrail-put-';

/**
 * Keys come from buckets that others may write to, so a key is data: it must never name a file
 * outside the folder. A key that ends in `/` stands for the folder itself.
 */
export function keyPath(root: string, key: string): KeyPath {
  const parts = (key.endsWith('/') ? key.slice(0, -1) : key).split('/');
  const reason = parts.map(partFault).find((fault) => fault !== undefined);
  if (reason !== undefined) return { kind: 'refused', detail: `${JSON.stringify(key)}: ${reason}` };
  return { kind: 'path', path: join(root, ...parts) };
}

/** Names that a file system reads as something other than a name, and our own. */
function partFault(part: string): string | undefined {
  if (part === '') return 'a file name cannot be empty';
  if (part === '.' || part === '..') return `the name ${part} leads to another folder`;
  if (part.includes('\0')) return 'a file name cannot hold a NUL character';
  if (process.platform === 'win32' && /[\\:]/.test(part)) return 'a file name cannot hold \\ or :';
  if (isReservedName(part)) return `the name ${part} is kept for our own files`;
  return undefined;
}

export function isReservedName(name: string): boolean {
  return name === metadataFolder || name.startsWith(temporaryPrefix);
}

/** Both absolute and with links resolved. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
