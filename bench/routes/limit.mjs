import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { openEvidencePool } from '../../dist/evidence/index.js';

const GROUP_BYTES = 4 * 1024 * 1024;
const GROUP_OBJECTS = 64;

/** What no checked ingest here can beat: every file read, inflated, checked and hashed by our pool, and nothing else. */
export async function run({ corpus }) {
  const threads = availableParallelism();
  const pool = openEvidencePool({
    threads,
    entry: new URL('./limit-worker.mjs', import.meta.url),
    inline: () => undefined,
    consumerOptions: {},
  });
  const groups = groupsOf(corpus.folder);
  let objects = 0;
  const lane = async () => {
    for (let group = groups.shift(); group !== undefined; group = groups.shift()) {
      const { results } = await pool.read(group);
      objects += results.filter((result) => result.kind === 'read').length;
    }
  };
  await Promise.all(Array.from({ length: threads + 1 }, lane));
  await pool.close();
  if (objects !== corpus.files) throw new Error(`read ${objects} of ${corpus.files} objects`);
  return {};
}

function groupsOf(folder) {
  const groups = [];
  /** @type {import('../../dist/evidence/index.js').EvidenceTask[]} */
  let group = [];
  let bytes = 0;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json.gz'),
  );
  for (const [id, name] of paths.entries()) {
    const path = join(folder, name);
    group.push({ id, source: { kind: 'path', path }, tag: null });
    bytes += statSync(path).size;
    if (group.length < GROUP_OBJECTS && bytes < GROUP_BYTES) continue;
    groups.push(group);
    group = [];
    bytes = 0;
  }
  return group.length === 0 ? groups : [...groups, group];
}
