export type { ClassifiedObject, SkipReason } from './classify-object.js';
export { compareKeys } from './compare-keys.js';
export {
  type CopyCounts,
  type CopyFailure,
  copyObjects,
  type CopyOptions,
  type CopyResult,
} from './copy-objects.js';
export { type FolderStore, type FolderStoreOptions, openFolderStore } from './folder-store.js';
export { forEachSideBySide } from './for-each-side-by-side.js';
export type { LogScopeOptions } from './log-scope.js';
export { listLogPages, listLogs, type ListLogsOptions } from './list-logs.js';
export { formatLocation, type Location, objectAddress, parseLocation } from './location.js';
export { createMemoryStore, type MemoryStore, type MemoryStoreOptions } from './memory-store.js';
export {
  defaultMaximumBodyBytes,
  type FolderPage,
  type FolderResult,
  type GetOptions,
  type GetResult,
  type ListedObject,
  type ListOptions,
  type ListPage,
  type ObjectStore,
  type ObjectVersion,
  type PutOptions,
  type PutResult,
  type StoredObject,
  type Unavailable,
  type VersionPage,
} from './object-store.js';
export { isOwnFile } from './own-files.js';
export { type RememberedListings, rememberListings } from './remember-listings.js';
export type { ListedLog, PassedOverFolder, UnavailablePart } from './walk-layout.js';
