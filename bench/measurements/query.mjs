import { median, runRoute, withFolder } from '../measure.mjs';
import { count, describeCorpus, printTable, printTarget, times } from '../report.mjs';

/** Questions to the lake against the same SQL over the compressed files. */
export async function measureQueries({ corpora, smoke }) {
  const corpus = await corpora.large();
  const { lake, raw } = await withFolder(async (output) => {
    await runRoute('orgtrail', { corpus, output });
    const lake = await runRoute('lake-queries', { output });
    return { lake, raw: await runRoute('raw-queries', { corpus, eventId: lake.eventId }) };
  });
  const compared = lake.answers.map((ours, place) => compare(ours, raw.answers[place]));
  printTable(
    `query: ${describeCorpus(corpus)}; lake: median of five, raw: once`,
    ['question', 'rows', 'raw ms', 'lake ms', 'lake is'],
    compared.map((row) => [row.name, count(row.rows), count(row.raw), row.lake.toFixed(1), times(row.ratio)]),
  );
  const ratio = median(compared.map((row) => row.ratio));
  printTarget(`at least 30x in the median (${times(ratio)})`, ratio >= 30, smoke);
}

/** Equal rows, or the comparison is worth nothing. */
function compare(ours, theirs) {
  const text = (rows) => JSON.stringify(rows.map((row) => row.join('\t')).toSorted());
  if (text(ours.rows) !== text(theirs.rows)) throw new Error(`"${ours.name}" has different answers`);
  return {
    name: ours.name,
    rows: ours.rows.length,
    raw: theirs.milliseconds,
    lake: ours.milliseconds,
    ratio: theirs.milliseconds / ours.milliseconds,
  };
}
