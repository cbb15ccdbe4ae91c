import { gunzipSync } from 'node:zlib';

import { formatLogKey, type LogFileKey, parseLogKey } from '../../../src/cloudtrail/index.js';
import type { ObjectStore } from '../../../src/storage/index.js';
import { logFile } from '../../fixtures/log-files.js';

/** A log file on its way into a bucket. */
export interface Delivery {
  readonly key: LogFileKey;
  readonly body: Uint8Array;
}

/** Every log file of a store. */
export const deliveriesOf = async (store: ObjectStore): Promise<readonly Delivery[]> => {
  const deliveries: Delivery[] = [];
  for await (const page of store.list('')) {
    for (const { key: text } of page.kind === 'page' ? page.objects : []) {
      const key = parseLogKey(text);
      const found = key.kind === 'log' ? await store.get(text) : undefined;
      if (key.kind === 'log' && found?.kind === 'found') deliveries.push({ key, body: found.body });
    }
  }
  return deliveries;
};

/** The same events once more in another file, as CloudTrail does now and then. */
export const deliveredAgain = ({ key, body }: Delivery): Delivery => ({ key: later(key, 'AGAIN'), body });

/** A file that claims other sources for the events of this one. */
export const forged = ({ key, body }: Delivery): Delivery => {
  const { Records } = JSON.parse(gunzipSync(body).toString()) as { readonly Records: readonly object[] };
  const records = Records.map((record) => ({ ...record, sourceIPAddress: '192.0.2.66' }));
  return { key: later(key, 'FORGED'), body: logFile(records) };
};

const HOUR = 3600 * 1000;

const later = (key: LogFileKey, uniqueText: string): LogFileKey => ({
  ...key,
  deliveredAt: new Date(key.deliveredAt.getTime() + HOUR),
  uniqueText: uniqueText.padEnd(16, '0'),
});

export const byDelivery = (left: Delivery, right: Delivery): number =>
  left.key.deliveredAt.getTime() - right.key.deliveredAt.getTime() ||
  formatLogKey(left.key).localeCompare(formatLogKey(right.key), 'en');
