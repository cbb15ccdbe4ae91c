import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** A table in Markdown, so that what is printed can stand in the documentation as it is. */
export function printTable(title, columns, rows) {
  const cells = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, place) => Math.max(3, ...cells.map((row) => row[place].length)));
  const line = (row) => `| ${row.map((cell, place) => pad(cell, widths[place], place)).join(' | ')} |`;
  const rule = `|${widths.map((width, place) => (place === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  console.log(['', title, '', line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n'));
}

const pad = (cell, width, place) => (place === 0 ? cell.padEnd(width) : cell.padStart(width));

export function printMachine() {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const cores = availableParallelism();
  const load = loadavg()[0];
  console.log(
    [
      `orgtrail ${version}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`,
      `${cores} x ${cpus()[0]?.model.trim()}, ${gigabytes(totalmem())} of memory`,
      `load of the machine before the start: ${load.toFixed(1)} (${load > cores / 4 ? 'busy with other work: read the ratios' : 'quiet'})`,
    ].join('\n'),
  );
}

export const count = (value) => Math.round(value).toLocaleString('en-US');
export const megabytes = (bytes) => `${count(bytes / 1e6)} MB`;
export const gigabytes = (bytes) => `${(bytes / 1e9).toFixed(2)} GB`;
export const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 2 : 0)}x`;

export const describeCorpus = ({ events, files, contentBytes, storedBytes }) =>
  `${count(events)} events in ${count(files)} log files (${megabytes(contentBytes)}, ${megabytes(storedBytes)} compressed)`;

/** Whether a promise of docs/performance.md was kept. A smoke run is too small to tell. */
export function printTarget(text, kept, smoke) {
  const verdict = smoke ? 'not judged in a smoke run' : kept ? 'met' : 'MISSED';
  console.log(`target: ${text}: ${verdict}`);
}
