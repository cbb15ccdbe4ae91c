/** A line that a reader refuses, and what it said. */
export interface RefusedLine<Line> {
  readonly line: Line;
  readonly detail: string;
}

/**
 * Finds the lines that make a reader fail, with few attempts when few are bad: halves are tried
 * until they pass or are a single line. DuckDB stops at the first fault of a statement and does not
 * always name its place, and its `ignore_errors` would lose whole files in silence.
 */
export const findRefused = async <Line>(
  lines: readonly Line[],
  attempt: (lines: readonly Line[]) => Promise<string | undefined>,
): Promise<readonly RefusedLine<Line>[]> => {
  if (lines.length === 0) return [];
  const detail = await attempt(lines);
  if (detail === undefined) return [];
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return [{ line: only, detail }];
  const middle = Math.ceil(lines.length / 2);
  return [
    ...(await findRefused(lines.slice(0, middle), attempt)),
    ...(await findRefused(lines.slice(middle), attempt)),
  ];
};
