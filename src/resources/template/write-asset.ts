import { createHash } from 'node:crypto';
import type { Asset, NamedTemplate } from '../manifest.js';

/** The file of a template. The same template is the same bytes, so that its hash tells whether it changed. */
export function writeTemplate({ name, template }: NamedTemplate): Asset {
  return assetOf(`${name}.template.json`, Buffer.from(`${JSON.stringify(template, undefined, 1)}\n`));
}

export function assetOf(file: string, body: Uint8Array): Asset {
  return { file, body, hash: createHash('sha256').update(body).digest('hex') };
}
