/** Not everything renews its credentials at midnight: an hour in [0, `every`) that follows from the name. */
export function phaseOf(name: string, every: number): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521;
  return sum % every;
}

/** The latest hour, not after `hour`, in which the named thing renews its credentials. */
export function renewalOf(hour: number, name: string, every: number): number {
  const phase = phaseOf(name, every);
  return Math.floor((hour - phase) / every) * every + phase;
}
