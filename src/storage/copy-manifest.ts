import { UserError } from '../errors.js';
import type { ObjectStore, StoredObject } from './object-store.js';
import { copyManifestName } from './own-files.js';

/** Lines of a part: what a killed copy may lose of its record. */
const linesOfPart = 10_000;

/** The record of a copy: what the source said of each object when it was copied. */
export interface CopyManifest {
  add(key: string, object: StoredObject): Promise<void>;
  /** Writes what is not written yet. */
  close(): Promise<void>;
}

/**
 * Writes `copy-manifest-<start>-<part>.ndjson` into the destination: first a line about the copy, then
 * a line per object with the source's version id, ETag, times and types, which a folder cannot keep.
 */
export function openCopyManifest(from: ObjectStore, to: ObjectStore, startedAt: Date): CopyManifest {
  const title = JSON.stringify({ schema: 'orgtrail.copy-manifest/1', from: from.location, startedAt });
  let lines: string[] = [];
  let parts = 0;
  const close = async (): Promise<void> => {
    if (lines.length === 0) return;
    const text = `${[title, ...lines].join('\n')}\n`;
    lines = [];
    await putPart(to, copyManifestName(startedAt, ++parts), Buffer.from(text));
  };
  return {
    add: async (key, object) => {
      lines.push(JSON.stringify(line(key, object)));
      if (lines.length >= linesOfPart) await close();
    },
    close,
  };
}

function line(key: string, object: StoredObject): Readonly<Record<string, unknown>> {
  const { kind: _kind, body: _body, metadata: _metadata, ...facts } = object;
  return { key, ...facts };
}

async function putPart(to: ObjectStore, name: string, body: Uint8Array): Promise<void> {
  const result = await to.put(name, body, { contentType: 'application/x-ndjson' });
  if (result.kind === 'stored') return;
  throw new UserError({
    what: `the record of the copy cannot be written (${result.kind === 'exists' ? 'exists' : result.detail})`,
    where: `${to.location}: ${name}`,
    next: 'The objects copied so far are whole. Make the destination writable and run the same command again.',
  });
}
