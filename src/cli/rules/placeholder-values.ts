import type { PlaceholderValues } from '../../sigma/index.js';

/** What placeholders stand for: as given on the command line. */
export async function placeholderValues(
  given: Readonly<Record<string, string>>,
  _config: string,
): Promise<PlaceholderValues> {
  return Object.fromEntries(Object.entries(given).map(([name, values]) => [name, values.split(',')]));
}
