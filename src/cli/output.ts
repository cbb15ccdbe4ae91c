import {
  createProgress,
  type Line,
  type Progress,
  renderJson,
  renderLine,
  SILENT_PROGRESS,
} from '../report/index.js';

/** A stream as the command line needs it. `process.stdout` and `process.stderr` are such streams. */
export interface TextStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface OutputOptions {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly now: () => number;
}

/** Where a verb prints: results on stdout, everything else on stderr. */
export interface Output {
  /** One line of the result. Control characters in it are made visible. */
  print(line: Line): void;
  /** Text of the result that a writer of `report` has made safe, as it is. */
  write(safe: string): void;
  /** The one JSON document of `--json`. */
  document(value: unknown): void;
  /** One line beside the result; nothing with `--quiet`. */
  note(line: Line): void;
  /** One line about trouble, also with `--quiet`. */
  complain(line: Line): void;
  readonly progress: Progress;
  /** Columns that a table may take; `undefined` when the reader is not a terminal. */
  readonly width: number | undefined;
}

export function createOutput({ stdout, stderr, color, quiet, now }: OutputOptions): Output {
  const progress = quiet ? SILENT_PROGRESS : createProgress(stderr, now);
  const writeLine = (stream: TextStream, line: Line): void => {
    progress.clear();
    stream.write(`${renderLine(line, color && stream.isTTY === true)}\n`);
  };
  return {
    print: (line) => writeLine(stdout, line),
    write: (safe) => {
      progress.clear();
      stdout.write(safe);
    },
    document: (value) => {
      progress.clear();
      stdout.write(renderJson(value));
    },
    note: (line) => {
      if (!quiet) writeLine(stderr, line);
    },
    complain: (line) => writeLine(stderr, line),
    progress,
    width: stdout.isTTY === true ? (stdout.columns ?? 80) : undefined,
  };
}
