import { type FileHandle, open } from 'node:fs/promises';
import { alertDocument } from './alert-document.js';
import { SENT, type Sending, type Sink } from './sink.js';

/** Appends a line of JSON for each alert, and has it on the disk before it says so. */
export async function openFileSink(path: string, name = 'file'): Promise<Sink> {
  const file = await open(path, 'a', 0o600);
  return {
    name,
    send: (alert) => append(file, `${alertDocument(alert)}\n`),
    close: () => file.close(),
  };
}

async function append(file: FileHandle, line: string): Promise<Sending> {
  try {
    await file.appendFile(line);
    await file.datasync();
    return SENT;
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return code === 'ENOSPC' || code === 'EAGAIN'
      ? { kind: 'busy', reason: code }
      : { kind: 'refused', reason: code };
  }
}
