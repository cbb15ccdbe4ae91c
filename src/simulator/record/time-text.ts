/** `2026-03-01T09:05:07Z`; `seconds` since 1970. */
export function isoTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

const months: readonly string[] = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

/** `Mar 1, 2026, 9:05:07 AM`: how STS, IAM and RDS put times into response elements. */
export function proseTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  const hour = date.getUTCHours();
  const two = (number: number) => String(number).padStart(2, '0');
  return (
    `${months[date.getUTCMonth()]!} ${date.getUTCDate()}, ${date.getUTCFullYear()}, ` +
    `${hour % 12 === 0 ? 12 : hour % 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ` +
    (hour < 12 ? 'AM' : 'PM')
  );
}
