import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PriceList } from './price-list.js';

/** `prices/aws.json` of the package: as far up from the sources as from what they are compiled to. */
const PRICE_FILE = fileURLToPath(new URL('../../../prices/aws.json', import.meta.url));

/** Our own file, which a test holds; nothing in it is the user's. */
export async function loadPriceList(): Promise<PriceList> {
  return JSON.parse(await readFile(PRICE_FILE, 'utf8')) as PriceList;
}
