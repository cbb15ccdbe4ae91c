import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { openContainer } from '../cloudtrail/index.js';
import type { EvidenceConsumer, EvidenceResult, EvidenceSource, EvidenceTask } from './evidence-task.js';

/** Reads one object, checks its container, hashes the content and hands it to the consumer. */
export const readEvidence = (task: EvidenceTask, consumer: EvidenceConsumer): EvidenceResult => {
  const bytes = bytesOf(task.source);
  if (bytes.kind === 'failed') return { ...bytes, id: task.id };
  const opened = openContainer(bytes.bytes);
  if (opened.kind === 'failed') return { ...opened, id: task.id };
  const { content, compressed } = opened;
  const sha256 = hash('sha256', content, 'hex');
  const note = consumer.accept({ id: task.id, tag: task.tag, content, sha256 });
  return { kind: 'read', id: task.id, sha256, contentBytes: content.length, compressed, note };
};

type Bytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly reason: string; readonly detail: string };

const bytesOf = (source: EvidenceSource): Bytes => {
  if (source.kind === 'bytes') return source;
  try {
    return { kind: 'bytes', bytes: readFileSync(source.path) };
  } catch (cause) {
    return { kind: 'failed', ...fileTrouble(cause as NodeJS.ErrnoException) };
  }
};

const fileTrouble = (cause: NodeJS.ErrnoException): { reason: string; detail: string } => {
  switch (cause.code) {
    case 'EACCES':
    case 'EPERM':
      return { reason: 'denied', detail: cause.message };
    case 'ENOENT':
      return { reason: 'missing', detail: cause.message };
    default:
      return { reason: 'unreadable', detail: cause.message };
  }
};
