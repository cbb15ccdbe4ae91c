import { resolve } from 'node:path';
import type { QueryEngine } from '../../query/index.js';
import { countOf, formatBytes } from '../../report/index.js';
import type { Output } from '../output.js';
import type { QuestionOptions } from './read-question.js';
import { writeExplanation } from './write-explanation.js';
import { noteStatistics, writeResult } from './write-result.js';

interface Surroundings {
  readonly options: QuestionOptions;
  readonly globals: { readonly json: boolean };
  readonly output: Output;
  readonly signal: AbortSignal;
}

/** Runs one statement and writes what came out in the wanted form. */
export async function answerQuestion(
  engine: QueryEngine,
  { sql }: { readonly sql: string },
  { options, globals, output, signal }: Surroundings,
): Promise<void> {
  const { format, explain } = options;
  if (explain) return writeExplanation(output, await engine.explain({ sql, signal }), globals.json);
  if (format === 'parquet') return writeParquet(engine, { sql, signal }, options.output ?? '', output);
  return writeResult(output, await engine.run({ sql, signal }), globals.json ? 'json' : format);
}

async function writeParquet(
  engine: QueryEngine,
  request: { readonly sql: string; readonly signal: AbortSignal },
  file: string,
  output: Output,
): Promise<void> {
  const { rows, bytes, statistics } = await engine.writeParquet({ ...request, path: resolve(file) });
  output.print(`${file}: ${countOf(rows, 'row')}, ${formatBytes(bytes)}`);
  noteStatistics(output, rows, statistics);
}
