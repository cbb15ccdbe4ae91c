/** The middle value, the mean of the two middle ones of an even number; 0 of nothing. */
export function median(values: readonly number[] | Float64Array): number {
  return quantile(values, 0.5);
}

/** With linear interpolation between neighbours; 0 of nothing. */
export function quantile(values: readonly number[] | Float64Array, share: number): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (place - below);
}

/** The median absolute deviation, scaled so that it estimates the standard deviation of normal noise. */
export function deviation(values: readonly number[] | Float64Array, around: number): number {
  return 1.4826 * median(Float64Array.from(values, (value) => Math.abs(value - around)));
}
