// Preloaded into a process whose peak memory is wanted: writes it to a file when the process ends.
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  writeFileSync(process.env.ORGTRAIL_BENCH_PEAK, String(Number(kilobytes) * 1024));
});
