import { tmpdir } from 'node:os';

import { openLocalLake } from '../../dist/cli/open-lake.js';
import { eventFieldColumns } from '../../dist/cli/rules/event-field-columns.js';
import { detectLake, findingOfDetection } from '../../dist/detection/index.js';
import { appendFindings, takeSnapshot } from '../../dist/lake/index.js';
import { openQueryEngine } from '../../dist/query/index.js';
import { openPack } from '../detect/open-pack.mjs';

/** What `orgtrail detect` does over a lake: matches, explains, correlates, and, if told, keeps the findings. */
export async function run({ lake: folder, configuration, keep }) {
  const open = async () => openLocalLake({ folder, create: false, now: new Date() });
  const opened = await open();
  const snapshot = await takeSnapshot(opened);
  opened.close();
  const book = await openPack(configuration);
  const engine = await openQueryEngine({ snapshot, temporaryFolder: tmpdir() });
  const { signal } = new AbortController();
  // What a statement for times reads, and what the one for records does, are told apart.
  const counting = { seconds: 0, cpuSeconds: 0 };
  const timed = {
    ...engine,
    run: async (request) => {
      const started = { at: performance.now(), cpu: process.cpuUsage() };
      const result = await engine.run(request);
      return { ...result, batches: timedBatches(result.batches, started, request) };
    },
  };
  async function* timedBatches(batches, started, { sql }) {
    yield* batches;
    if (!/^SELECT (?:DISTINCT event_time|event_source, event_name)/.test(sql)) return;
    const { user, system } = process.cpuUsage(started.cpu);
    counting.seconds += (performance.now() - started.at) / 1000;
    counting.cpuSeconds += (user + system) / 1e6;
  }
  const { events, detections } = await detectLake({
    engine: timed,
    book,
    columns: eventFieldColumns(),
    signal,
  });
  await engine.close();
  if (keep) {
    const again = await open();
    await appendFindings(again, detections.map(findingOfDetection), new Date());
    again.close();
  }
  return {
    events,
    rules: book.rules.length,
    detections: detections.length,
    counting,
  };
}
