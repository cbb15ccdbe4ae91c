import type { FindingCode } from '../codes/index.js';
import type { Recoverable } from '../findings/index.js';

/** What came out for one listed log file. */
export type LogVerdict =
  | { readonly kind: 'verified'; readonly notes: readonly LogNote[] }
  | {
      /** `unread`: nothing is known about its content. */
      readonly kind: 'invalid' | 'missing' | 'unread';
      readonly code: FindingCode;
      readonly message: string;
      /** Of the content that is there instead. */
      readonly sha256?: string;
      readonly recoverable?: Recoverable;
      readonly notes: readonly LogNote[];
    };

export interface LogNote {
  readonly code: FindingCode;
  readonly message: string;
}
