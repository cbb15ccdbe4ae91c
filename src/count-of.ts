const COUNT = new Intl.NumberFormat('en-US');

/** `2,900`. */
export function formatCount(count: number | bigint): string {
  return COUNT.format(count);
}

/** `1 event`, `2,900 events`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
