import type { Asset } from '../../manifest.js';
import { zipAsset } from '../../template/zip-asset.js';

/** The bundled function of the hub: a zip with `matcher.mjs`, and what it is told about its surroundings. */
export interface MatcherBundle {
  readonly asset: Asset;
  readonly environment: Readonly<Record<string, string>>;
}

export interface MatcherFiles {
  /** The bundled code. */
  readonly code: Uint8Array;
  /** What it matches, suppresses and tells whom, as text. */
  readonly settings: string;
}

/** The same files are the same bytes, and another rule is another key in the staging bucket. */
export function matcherBundle({ code, settings }: MatcherFiles): MatcherBundle {
  const asset = zipAsset('security/matcher.zip', [
    { name: 'matcher.mjs', content: code },
    { name: 'settings.json', content: Buffer.from(settings) },
  ]);
  return { asset, environment: {} };
}
