import { placeholdersOf } from '../../detection/index.js';
import type { PlaceholderValues } from '../../sigma/index.js';
import { openOptionalConfiguration } from '../open-configuration.js';

/** What placeholders stand for: by the configuration, where there is one, and as given on the command line. */
export async function placeholderValues(
  given: Readonly<Record<string, string>>,
  config: string,
): Promise<PlaceholderValues> {
  const configuration = await openOptionalConfiguration(config);
  return {
    ...(configuration !== undefined && placeholdersOf(configuration)),
    ...Object.fromEntries(Object.entries(given).map(([name, values]) => [name, values.split(',')])),
  };
}
