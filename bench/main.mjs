// Measures orgtrail beside its peers and its physical limit in the same run.
import { parseArgs } from 'node:util';

import { measureAudit } from './audit/main.mjs';
import { corporaFolder, ensureCorpus } from './corpus/index.mjs';
import { measureCost } from './cost/main.mjs';
import { DETECT_PARTS } from './detect/main.mjs';
import { measureIngest, measureTiny } from './measurements/ingest.mjs';
import { measureMemory } from './measurements/memory.mjs';
import { measureQueries } from './measurements/query.mjs';
import { printMachine } from './report.mjs';
import { VERIFY_PARTS } from './verify/main.mjs';

const MEASUREMENTS = {
  ingest: measureIngest,
  tiny: measureTiny,
  query: measureQueries,
  memory: measureMemory,
  cost: measureCost,
  audit: measureAudit,
  ...DETECT_PARTS,
  ...VERIFY_PARTS,
};

/** Names for several of them. */
const GROUPS = { verify: VERIFY_PARTS, detect: DETECT_PARTS };

const USAGE = `npm run bench -- [${[...Object.keys(MEASUREMENTS), ...Object.keys(GROUPS)].join('|')}]… [--runs N] [--events N] [--seed N] [--corpus DIR] [--smoke]

Without a name, everything is measured. --events is the size of the large corpus (200,000). Corpora are
made once and kept in a folder below the system's temporary folder, or in --corpus. --smoke measures the
same on corpora so small that only a failure means something.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string' },
    events: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    corpus: { type: 'string' },
    smoke: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const unknown = positionals.flatMap(partsOf).find((name) => MEASUREMENTS[name] === undefined);
if (values.help || unknown !== undefined) {
  console.log(USAGE);
  process.exit(unknown === undefined ? 0 : 2);
}

const { smoke } = values;
const chosen = (positionals.length > 0 ? positionals : Object.keys(MEASUREMENTS)).flatMap(partsOf);
const parent = corporaFolder(values.corpus);
const rounds = Number(values.runs ?? (smoke ? 1 : 3));
printMachine();
for (const name of chosen) await MEASUREMENTS[name]({ corpora: corpora(), parent, rounds, smoke });

function partsOf(name) {
  return Object.hasOwn(GROUPS, name) ? Object.keys(GROUPS[name]) : [name];
}

/** Large files hold about 760 events, as those of a busy account do; tiny ones about five. */
function corpora() {
  const make = async (name, events, files) =>
    ensureCorpus({ name, events, files, seed: Number(values.seed) }, parent);
  const large = async (events) => make('large', events, Math.ceil(events / (smoke ? 100 : 760)));
  return {
    large: async () => large(smoke ? 10_000 : Number(values.events)),
    huge: async () => large(smoke ? 30_000 : 2_000_000),
    tiny: async () => (smoke ? make('tiny', 5_000, 1_000) : make('tiny', 250_000, 50_000)),
  };
}
