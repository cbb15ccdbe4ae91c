import type { Alert } from '../finding/index.js';
import { boundedAlert } from './bounded-alert.js';

/**
 * What every machine-readable destination receives: one line of JSON.
 *
 *     {"schema":"orgtrail.alert/1","id":…,"ruleId":…,"title":…,"level":…,"accountId":…,"region":…,…}
 */
export function alertDocument(alert: Alert): string {
  return JSON.stringify({ schema: 'orgtrail.alert/1', ...boundedAlert(alert) });
}
