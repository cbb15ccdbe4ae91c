import { type ListedObject, objectAddress } from '../../storage/index.js';

/** Another content is another object. A folder has no ETag; its time of modification changes when a file is overwritten. */
export const objectIdentity = (location: string, { key, etag, lastModified, size }: ListedObject): string =>
  `${objectAddress(location, key)}#${etag ?? `modified-${lastModified.getTime()}`}#${size}`;
