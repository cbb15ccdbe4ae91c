/**
 * What the process says to its caller. Scripts rely on these three, and there is no other.
 * https://github.com/BurntSushi/ripgrep/blob/master/crates/core/main.rs makes the same distinction.
 */
export const EXIT = {
  /** Done, and nothing to report. */
  clean: 0,
  /** Done, and there are findings. */
  findings: 1,
  /** Could not finish: bad input, denied access, incomplete evidence, interrupted. */
  unfinished: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
