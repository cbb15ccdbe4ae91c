import { formatDay } from '../../cloudtrail/index.js';

/** `2026-03-01T01:00:48Z`, the way digests write a time. */
export function timeText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** `2026/03/01`, the way keys write a day. */
export function dayText(time: number): string {
  return formatDay(new Date(time));
}
