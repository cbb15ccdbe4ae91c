import { fitText } from '../../report/index.js';

const WIDTH = 300;

/** A message that names a thousand accounts would hide all others. `--json` has the whole of it. */
export function shortened(message: string): string {
  return fitText(message, WIDTH);
}
