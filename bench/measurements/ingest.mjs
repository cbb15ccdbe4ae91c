import { measureInterleaved, median, speedRatio } from '../measure.mjs';
import { count, describeCorpus, gigabytes, printTable, printTarget, times } from '../report.mjs';

const ORGTRAIL = { title: 'orgtrail ingest (checked and hashed)', route: 'orgtrail' };
const DUCKDB = [
  { title: 'DuckDB read_json, one statement (unchecked)', route: 'duckdb', options: { statements: 'one' } },
  {
    title: 'DuckDB read_json, a statement a day (unchecked)',
    route: 'duckdb',
    options: { statements: 'by-day' },
  },
];
const JSON_PARSE = { title: 'gunzipSync, JSON.parse, DuckDB appender', route: 'json-parse' };
const LIMIT = { title: 'limit: read, inflate, CRC, SHA-256, nothing else', route: 'limit' };

/** Ingest of large files against DuckDB alone and against plain JavaScript. */
export async function measureIngest({ corpora, rounds, smoke }) {
  const routes = [ORGTRAIL, ...DUCKDB, JSON_PARSE, LIMIT];
  const corpus = await corpora.large();
  const runs = await measureRoutes('ingest', routes, corpus, rounds);
  const [ours, one, byDay, jsonParse] = runs;
  const faster = Math.min(speedRatio(ours, one), speedRatio(ours, byDay));
  const parsed = speedRatio(ours, jsonParse);
  printTarget(`at least 0.6x the faster DuckDB statement (${times(faster)})`, faster >= 0.6, smoke);
  printTarget(`at least 2.5x the JSON.parse route (${times(parsed)})`, parsed >= 2.5, smoke);
}

/** 50,000 objects of about five events: the cost of an object, not of a byte. */
export async function measureTiny({ corpora, rounds, smoke }) {
  const corpus = await corpora.tiny();
  const [ours, one, byDay] = await measureRoutes('tiny', [ORGTRAIL, ...DUCKDB, LIMIT], corpus, rounds);
  const ratio = Math.min(speedRatio(ours, one), speedRatio(ours, byDay));
  printTarget(`at least 2x the faster DuckDB statement (${times(ratio)})`, ratio >= 2, smoke);
}

async function measureRoutes(name, routes, corpus, rounds) {
  const runs = await measureInterleaved(routes, corpus, rounds);
  const [ours] = runs;
  printTable(
    `${name}: ${describeCorpus(corpus)}; median of ${rounds}`,
    ['route', 'seconds', 'CPU seconds', 'events/s', 'peak memory', 'orgtrail is', 'by CPU'],
    routes.map(({ title }, place) => rowOf(title, runs[place], ours, corpus)),
  );
  return runs;
}

function rowOf(title, runs, ours, corpus) {
  const seconds = median(runs.map((run) => run.seconds));
  const peak = Math.max(...runs.map((run) => run.peakBytes));
  const cpuSeconds = median(runs.map((run) => run.cpuSeconds));
  const same = runs === ours;
  return [
    title,
    seconds.toFixed(2),
    cpuSeconds.toFixed(2),
    count(corpus.events / seconds),
    gigabytes(peak),
    same ? '' : times(speedRatio(ours, runs)),
    same ? '' : times(speedRatio(ours, runs, 'cpuSeconds')),
  ];
}
