import { openContainer } from '../../cloudtrail/index.js';
import { compress, type DeliveredObject } from '../delivery/index.js';
import { forgeLog } from './forge-log.js';
import type { ObjectTamper, Site } from './tamper.js';

const nameOf = ({ slot }: Site) => `${slot.account.name} in ${slot.region}`;

export const logModified: ObjectTamper = {
  kind: 'objects',
  title: 'One byte of a log file changed',
  needs: { chain: 'busy', time: 4, quiet: true },
  takes: 'first',
  change: ({ key, object }) => (key.kind === 'log' ? changeAddress(object) : undefined),
  summary: (site) =>
    `The last digit of one sourceIPAddress in a log file of ${nameOf(site)} was changed and the file compressed again. It is valid gzip and valid JSON; only its digest knows.`,
};

export const logDeleted: ObjectTamper = {
  kind: 'objects',
  title: 'A log file deleted',
  needs: { chain: 'busy', time: 4, quiet: true },
  takes: 'first',
  change: ({ key }) => (key.kind === 'log' ? [] : undefined),
  summary: (site) => `One log file of ${nameOf(site)} was deleted; its digest still lists it.`,
};

export const logTruncated: ObjectTamper = {
  kind: 'objects',
  title: 'A log file cut off',
  needs: { chain: 'busy', time: 4, quiet: true },
  takes: 'first',
  change: ({ key, object }) =>
    key.kind === 'log'
      ? [{ ...object, body: object.body.slice(0, Math.floor(object.body.byteLength * 0.6)) }]
      : undefined,
  summary: (site) =>
    `One log file of ${nameOf(site)} ends after three fifths of its compressed bytes; nobody can read all of its records.`,
};

export const logAdded: ObjectTamper = {
  kind: 'objects',
  title: 'A forged log file added',
  needs: { chain: 'busy', time: 1 },
  takes: 'first',
  change: ({ key, object }, site) =>
    key.kind === 'digest' ? [forgeLog(site, key.endTime.getTime() / 1000), object] : undefined,
  summary: (site) =>
    `A log file that CloudTrail never wrote lies among those of ${nameOf(site)}. Its name and records look right, and say that somebody terminated machines; no digest lists it.`,
};

/** One byte and no more; undefined when no record in the file has an IPv4 address. */
function changeAddress(object: DeliveredObject): readonly DeliveredObject[] | undefined {
  const opened = openContainer(object.body);
  if (opened.kind !== 'ok') throw new Error(`${object.key}: ${opened.detail}`);
  const text = Buffer.from(opened.content).toString('latin1');
  const found = /"sourceIPAddress":"\d+\.\d+\.\d+\.\d+(?=")/.exec(text);
  if (found === null) return undefined;
  const changed = Uint8Array.from(opened.content);
  const at = found.index + found[0].length - 1;
  changed[at] = changed[at] === digit(9) ? digit(8) : changed[at]! + 1;
  return [{ ...object, body: compress(changed) }];
}

function digit(value: number): number {
  return '0'.charCodeAt(0) + value;
}
