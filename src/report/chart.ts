const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** One character per value, scaled to the largest. Nothing is blank, anything is at least `▁`. */
export function renderSparkline(values: readonly number[]): string {
  const largest = Math.max(0, ...values);
  return values.map((value) => (value > 0 ? LEVELS[levelOf(value, largest)] : ' ')).join('');
}

/** A bar of at most `width` columns in steps of an eighth; anything above zero is visible. */
export function renderBar(value: number, largest: number, width: number): string {
  if (value <= 0 || largest <= 0) return '';
  const eighths = Math.max(1, Math.round((Math.min(value, largest) / largest) * width * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]!;
}

function levelOf(value: number, largest: number): number {
  return Math.min(LEVELS.length - 1, Math.floor((value / largest) * LEVELS.length));
}
