import { listOf } from './option.js';

/** `--rules`, of every verb that matches or compiles rules. */
export const OWN_RULES = listOf(
  {
    placeholder: 'path',
    completes: 'folder',
    summary: 'a folder or file with rules of your own, beside those of orgtrail',
    expected: 'a folder or file',
  },
  (given) => given,
);
