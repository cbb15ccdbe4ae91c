/** `1 day`, `365 days`. */
export function describeDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
