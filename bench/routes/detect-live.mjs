import { createRuleSet, CLOUDTRAIL_VIRTUAL_FIELDS } from '../../dist/sigma/index.js';
import { createRecordMatcher } from '../../dist/detection/records/match-record.js';
import { multiplyRules } from '../detect/multiply-rules.mjs';
import { openPack } from '../detect/open-pack.mjs';
import { readTexts } from '../detect/read-texts.mjs';

const SECONDS_BEFORE = 0.2;

/**
 * The live matcher on parsed events, on one core, with each number of rules; and JSON.parse of the same events,
 * which nothing that reads log files can do without. Each is run once to get warm, and then `passes` times.
 */
export async function run({ logs, configuration, events, passes, sizes }) {
  const texts = readTexts(logs, events);
  const parsed = texts.map((text) => JSON.parse(text));
  const book = await openPack(configuration);
  const measured = {
    parse: measure(
      () => texts.reduce((sum, text) => sum + (JSON.parse(text) === null ? 1 : 0), 0),
      texts.length,
      passes,
    ),
  };
  for (const size of sizes) {
    const rules = multiplyRules(book.rules, size);
    const set = createRuleSet(rules, CLOUDTRAIL_VIRTUAL_FIELDS);
    measured[size] = measure(
      () => parsed.reduce((sum, event) => sum + set.match(event).length, 0),
      parsed.length,
      passes,
    );
  }
  const explain = createRecordMatcher(book, CLOUDTRAIL_VIRTUAL_FIELDS);
  measured.explained = measure(
    () => parsed.reduce((sum, event) => sum + explain(event).length, 0),
    parsed.length,
    passes,
  );
  return { events: parsed.length, rules: book.rules.length, measured };
}

/** CPU seconds tell what the work costs when others keep the core busy. */
function measure(work, events, passes) {
  const warm = performance.now();
  let matches = work();
  while (performance.now() - warm < SECONDS_BEFORE * 1000) matches = work();
  const before = process.cpuUsage();
  const started = performance.now();
  for (let pass = 0; pass < passes; pass++) work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { matches, seconds, cpuSeconds: (user + system) / 1e6, events: events * passes };
}
