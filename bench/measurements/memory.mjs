import { measureInterleaved } from '../measure.mjs';
import { count, gigabytes, printTable, printTarget } from '../report.mjs';

const MOST_BYTES = 1.2e9;

/** The most memory that an ingest ever held, for inputs of very different size. */
export async function measureMemory({ corpora, smoke }) {
  const corpus = [await corpora.large(), await corpora.huge()];
  const runs = [];
  for (const size of corpus) runs.push((await measureInterleaved([{ route: 'orgtrail' }], size, 1))[0][0]);
  printTable(
    'memory: orgtrail ingest, one run each',
    ['events', 'peak memory', 'seconds', 'events/s'],
    runs.map(({ peakBytes, seconds }, place) => {
      const { events } = corpus[place];
      return [count(events), gigabytes(peakBytes), seconds.toFixed(2), count(events / seconds)];
    }),
  );
  const peak = Math.max(...runs.map((run) => run.peakBytes));
  printTarget(`at most ${gigabytes(MOST_BYTES)} at any size (${gigabytes(peak)})`, peak <= MOST_BYTES, smoke);
}
