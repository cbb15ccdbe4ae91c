// Runs one route in a process of its own, so that its peak memory is its own, and prints what it took.
// Usage: run-route.mjs <route> <options as JSON>
import { readFileSync } from 'node:fs';

const [route, options] = process.argv.slice(2);
const { run } = await import(`./routes/${route}.mjs`);

const usedBefore = process.cpuUsage();
const started = performance.now();
const result = await run(JSON.parse(options));
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(usedBefore);
const cost = { seconds, cpuSeconds: (user + system) / 1e6, peakBytes: peakBytes() };
process.stdout.write(JSON.stringify({ ...cost, ...result }));

/** Linux counts what the process that started this one used into `maxRSS`; `VmHWM` begins at this program. */
function peakBytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(kilobytes) * 1024;
}
