import type { Alert } from '../finding/index.js';
import { cleanJsonText } from '../report/index.js';
import { boundedAlert } from './bounded-alert.js';

/**
 * What every machine-readable destination receives: one line of JSON, in which what a terminal would obey
 * is escaped, since files of lines are looked at in terminals.
 *
 *     {"schema":"orgtrail.alert/1","id":…,"ruleId":…,"title":…,"level":…,"accountId":…,"region":…,…}
 */
export function alertDocument(alert: Alert): string {
  return cleanJsonText(JSON.stringify({ schema: 'orgtrail.alert/1', ...boundedAlert(alert) }));
}
