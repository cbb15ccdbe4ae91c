import { type FileHandle, open } from 'node:fs/promises';
import { alertDocument } from './alert-document.js';
import { SENT, type Sending, type Sink } from './sink.js';

/** So much of the end of the file is read again, to know what a killed process has written already. */
const tailBytes = 4 * 1024 * 1024;

/** Appends a line of JSON for each alert, each once, and has it on the disk before it says so. */
export async function openFileSink(path: string, name = 'file'): Promise<Sink> {
  const file = await open(path, 'a+', 0o600);
  const written = new Set(idsOf(await readTail(file)));
  return {
    name,
    send: async (alert) => {
      if (written.has(alert.id)) return SENT;
      const outcome = await append(file, `${alertDocument(alert)}\n`);
      if (outcome.kind === 'sent') written.add(alert.id);
      return outcome;
    },
    close: () => file.close(),
  };
}

/** The whole lines at the end. A line without its end was cut by a kill, and is taken away. */
async function readTail(file: FileHandle): Promise<string> {
  const { size } = await file.stat();
  const from = Math.max(0, size - tailBytes);
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(size - from), position: from });
  const end = buffer.subarray(0, bytesRead).lastIndexOf('\n') + 1;
  if (end < bytesRead && (from === 0 || end > 0)) await file.truncate(from + end);
  return buffer.toString('utf8', 0, end);
}

function idsOf(lines: string): readonly string[] {
  return [...lines.matchAll(/^\{"schema":"orgtrail\.alert\/1","id":("(?:[^"\\]|\\.)*")/gm)].map(
    ([, id]) => JSON.parse(id!) as string,
  );
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
