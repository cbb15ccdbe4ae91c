import { type BucketTree, deflate, inflate } from '../bucket-tree.js';
import { type Chain, change, listedLogs, objectAt } from '../chain.js';
import type { TamperCase } from './tamper-case.js';

const MEBIBYTE = 1024 * 1024;

/** Log files in the middle of the chain: the digest lists at least two. */
function twoLogs(tree: BucketTree, { digests }: Chain): readonly [string, string] {
  const [first, second] = digests
    .slice(digests.length / 2)
    .map((digest) => listedLogs(tree, digest))
    .find((logs) => logs.length >= 2)!;
  return [first!, second!];
}

/** Changes the stored bytes of one log file. */
const changeBytes =
  (edit: (body: Uint8Array) => Uint8Array): TamperCase['apply'] =>
  (tree, chain) => {
    const [log] = twoLogs(tree, chain);
    change(tree, log, { body: edit(objectAt(tree, log).body) });
  };

/** Another letter in the first record, of the same length. */
const changeLetter = (body: Uint8Array): Uint8Array => {
  const text = inflate(body).toString();
  return deflate(text.replace('"eventVersion":"1.', '"eventVersion":"2.'));
};

const removeLog: TamperCase['apply'] = (tree, chain) => {
  tree.objects.delete(twoLogs(tree, chain)[0]);
};

const addLog =
  (name: (log: string) => string): TamperCase['apply'] =>
  (tree, chain) => {
    const [log] = twoLogs(tree, chain);
    tree.objects.set(name(log), { ...objectAt(tree, log), body: deflate('{"Records":[]}') });
  };

export const LOG_CASES: readonly TamperCase[] = [
  { title: 'nothing', apply: () => undefined, cli: 'valid', verdict: 'ok', codes: [] },
  {
    title: 'one byte of a log file changed',
    apply: changeBytes(changeLetter),
    cli: "1 log: hash value doesn't match",
    verdict: 'tampered',
    codes: ['LOG_MODIFIED'],
  },
  {
    title: 'one byte of a log file changed, the older version kept',
    versioned: true,
    apply: changeBytes(changeLetter),
    cli: "1 log: hash value doesn't match",
    verdict: 'tampered',
    codes: ['LOG_OVERWRITTEN_RECOVERABLE'],
  },
  {
    title: 'a log file compressed anew, with the same content',
    apply: changeBytes((body) => deflate(inflate(body))),
    cli: 'valid',
    verdict: 'ok',
    codes: ['REWRITTEN'],
  },
  {
    title: 'a log file stored uncompressed',
    apply: changeBytes(inflate),
    cli: '1 log: invalid format',
    verdict: 'ok',
    codes: ['NOT_GZIPPED'],
  },
  {
    title: 'a second gzip member with more records appended to a log file',
    apply: changeBytes((body) => Buffer.concat([body, deflate('{"Records":[]}')])),
    cli: '1 log: unexpected data after end of compressed stream',
    verdict: 'tampered',
    codes: ['TRAILING_DATA'],
  },
  {
    title: '16 zero bytes appended to a log file',
    apply: changeBytes((body) => Buffer.concat([body, new Uint8Array(16)])),
    cli: '1 log: unexpected data after end of compressed stream',
    verdict: 'tampered',
    codes: ['TRAILING_DATA'],
  },
  {
    title: 'CRC and length cut off a log file',
    apply: changeBytes((body) => body.subarray(0, -8)),
    cli: 'valid',
    verdict: 'tampered',
    codes: ['CONTAINER_DAMAGED'],
  },
  {
    title: 'a log file cut in the middle',
    apply: changeBytes((body) => body.subarray(0, body.length / 2)),
    cli: "1 log: hash value doesn't match",
    verdict: 'tampered',
    codes: ['LOG_TRUNCATED'],
  },
  {
    title: 'a log file emptied',
    apply: changeBytes(() => new Uint8Array()),
    cli: "1 log: hash value doesn't match",
    verdict: 'tampered',
    codes: ['LOG_EMPTIED'],
  },
  {
    title: 'a log file replaced by 80 MiB of zeros, compressed',
    apply: changeBytes(() => deflate(new Uint8Array(80 * MEBIBYTE))),
    cli: "1 log: hash value doesn't match",
    verdict: 'tampered',
    codes: ['LOG_OVERSIZE'],
  },
  {
    title: 'a log file replaced by text that is not JSON',
    apply: changeBytes(() => deflate('not JSON')),
    cli: "1 log: hash value doesn't match",
    verdict: 'tampered',
    codes: ['LOG_MODIFIED'],
  },
  {
    title: 'two log files swapped',
    apply: (tree, chain) => {
      const [one, other] = twoLogs(tree, chain);
      const body = objectAt(tree, one).body;
      change(tree, one, { body: objectAt(tree, other).body });
      change(tree, other, { body });
    },
    cli: "2 logs: hash value doesn't match",
    verdict: 'tampered',
    codes: ['LOG_MODIFIED'],
  },
  {
    title: 'a log file deleted',
    apply: removeLog,
    cli: '1 log: not found',
    verdict: 'tampered',
    codes: ['LOG_MISSING'],
  },
  {
    title: 'a log file deleted, its version kept below the delete marker',
    versioned: true,
    apply: removeLog,
    cli: '1 log: not found',
    verdict: 'tampered',
    codes: ['LOG_DELETED_RECOVERABLE'],
  },
  {
    title: 'a forged log file added to a covered hour',
    apply: addLog((log) => log.replace(/_\w{16}\.json\.gz$/, '_Forged0123456789.json.gz')),
    cli: 'valid',
    verdict: 'tampered',
    codes: ['UNLISTED'],
  },
  {
    title: 'foreign files added',
    apply: addLog((log) => log.replace(/[^/]+$/, '.DS_Store')),
    cli: 'valid',
    verdict: 'ok',
    codes: ['FOREIGN'],
  },
];
