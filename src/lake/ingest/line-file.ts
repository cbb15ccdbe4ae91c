import { closeSync, openSync, writeSync } from 'node:fs';

import { diskTrouble } from '../delta/commit-log.js';

/** Lines written one by one, from where nobody can wait. */
export interface LineFile {
  readonly path: string;
  add(line: string): void;
  /** May be called again. */
  close(): void;
}

/** Characters held before they are written. */
const HELD = 1024 * 1024;

export const openLineFile = (path: string): LineFile => {
  let file: number | undefined = openSync(path, 'wx', 0o600);
  let held: string[] = [];
  let characters = 0;
  const write = (): void => {
    if (file === undefined || held.length === 0) return;
    try {
      writeWhole(file, Buffer.from(`${held.join('\n')}\n`));
    } catch (cause) {
      throw diskTrouble(cause as NodeJS.ErrnoException, path);
    }
    held = [];
    characters = 0;
  };
  return {
    path,
    add(line) {
      held.push(line);
      characters += line.length;
      if (characters >= HELD) write();
    },
    close() {
      write();
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
};

const writeWhole = (file: number, bytes: Buffer): void => {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
};
