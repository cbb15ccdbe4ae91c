import type { Snapshot } from '../snapshot/index.js';

const HOUR = 3_600_000;

/** Whether a time is at most so many hours before the snapshot was taken. Nothing at all is not. */
export function isWithin({ takenAt }: Snapshot, time: string | null | undefined, hours: number): boolean {
  return time !== null && time !== undefined && Date.parse(takenAt) - Date.parse(time) <= hours * HOUR;
}

/** `5 h`, `3 days`: how long before the snapshot a time is. */
export function ageOf({ takenAt }: Snapshot, time: string): string {
  const hours = Math.max(0, Math.floor((Date.parse(takenAt) - Date.parse(time)) / HOUR));
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}
