import { formatCount } from '../count-of.js';

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Decimal units with three digits: `999 B`, `1.50 kB`, `319 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? String(Math.round(value)) : threeDigits(value)} ${BYTE_UNITS[unit]}`;
}

/** `850 ms`, `2.5 s`, `3 min 20 s`, `2 h 05 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${twoDigits(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
}

/** `12%`; never `0%` for something nor `100%` for less than everything. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return '0%';
  const percent = Math.round((part / whole) * 100);
  if (percent === 0 && part > 0) return '<1%';
  if (percent >= 100 && part < whole) return '99%';
  return `${percent}%`;
}

function threeDigits(value: number): string {
  if (value >= 99.95) return value.toFixed(0);
  return value >= 9.995 ? value.toFixed(1) : value.toFixed(2);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Millionths of a US dollar, rounded to the cent: `$1,234.56`, `<$0.01`, `-$3.00`. */
export function formatUsd(microDollars: bigint): string {
  if (microDollars < 0n) return `-${formatUsd(-microDollars)}`;
  const cents = (microDollars + 5_000n) / 10_000n;
  if (cents === 0n && microDollars > 0n) return '<$0.01';
  return `$${formatCount(cents / 100n)}.${(cents % 100n).toString().padStart(2, '0')}`;
}
