import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Configuration } from '../../config/index.js';
import { UserError } from '../../errors.js';
import { openRuleFolder, type PassedOver } from '../../sigma/index.js';
import type { ManifestOptions } from '../build-manifest.js';
import { matcherBundle } from './hub/index.js';
import { rulePatterns, type RulePatterns } from './patterns/index.js';

/** What real-time detection is made of: patterns out of the rules, and the function that matches exactly. */
export interface DetectionOptions extends ManifestOptions {
  readonly patterns: RulePatterns;
  /** Own rules for other log sources, which real-time detection has no use for. */
  readonly passedOver: readonly PassedOver[];
}

/** The same way from the sources as from what they are compiled to. */
const CODE = fileURLToPath(new URL('../../../dist/lambda/matcher.mjs', import.meta.url));

/**
 * Rules of the package, and the user's own of these folders and files, that tell anybody: from the level of
 * the configuration on, with what it knows filled in. For `buildManifest`.
 *
 * @throws {UserError} for a rule that cannot be read, or a secret that the function could not get at
 */
export async function detectionOptions(
  configuration: Configuration,
  ownRules: readonly string[] = [],
): Promise<DetectionOptions> {
  // It can do far more, DuckDB included, than whoever only wants templates should have to load.
  const { hubSettingsText, openRuleBook, placeholdersOf } = await import('../../detection/index.js');
  const loaded = await openRuleFolder(ownRules);
  const placeholders = placeholdersOf(configuration);
  const book = openRuleBook(loaded, { placeholders, minimumLevel: configuration.detection.level, only: [] });
  const rules = book.rules.filter(({ ruleId }) => book.reporting.has(ruleId));
  const patterns = rulePatterns(rules);
  const { passedOver } = loaded;
  if (configuration.realTime.kind !== 'hub') return { patterns, passedOver };
  refuseEnvironment(configuration);
  const settings = hubSettingsText(configuration, { ...book, rules });
  return { patterns, passedOver, matcher: matcherBundle({ code: await readFile(CODE), settings }) };
}

/** A variable of this process is none of the function's, and its value in a template would be a secret no more. */
function refuseEnvironment({ alerts }: Configuration): void {
  for (const destination of alerts.destinations) {
    const secrets = [
      ...('url' in destination ? [destination.url] : []),
      ...('signingSecret' in destination ? [destination.signingSecret] : []),
    ];
    for (const secret of secrets) {
      if (secret?.kind !== 'environment') continue;
      throw new UserError({
        what: `the function of the hub has no environment variable ${secret.name}`,
        where: `alert destination ${destination.name}`,
        next: 'Keep it in Secrets Manager of the security account, and name its ARN: { secret: arn:… }.',
      });
    }
  }
}
