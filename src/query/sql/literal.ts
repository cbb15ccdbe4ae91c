/**
 * SQL literals that mean the same to DuckDB and Trino, whatever the text holds. Neither has escapes
 * inside plain quotes but the doubled quote.
 */
export function textLiteral(text: string): string {
  const parts = text.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
  // A NUL would end the statement in DuckDB's C interface.
  return parts.length === 1 ? (parts[0] as string) : `(${parts.join(' || chr(0) || ')})`;
}

export function textArrayLiteral(texts: readonly string[]): string {
  return `ARRAY[${texts.map(textLiteral).join(', ')}]`;
}

/** Parenthesised when negative: `- :n` must not become the comment `--5`. */
export function integerLiteral(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

/** A bare `1.5` is a decimal in both engines, with other arithmetic in each. */
export function numberLiteral(value: number): string {
  return `CAST('${value}' AS double)`;
}

/** Literals with a zone are written differently in the two engines; this function is in both. */
export function timestampLiteral(moment: Date): string {
  return `from_iso8601_timestamp('${moment.toISOString()}')`;
}

export function quotedIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
