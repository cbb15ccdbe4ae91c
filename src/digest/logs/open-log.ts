import { hash } from 'node:crypto';
import { type ContainerFault, openContainer } from '../../cloudtrail/index.js';
import { damageOf } from '../chain/index.js';
import type { FindingCode } from '../codes/index.js';

/** What the bytes of a log file turn out to be, measured by the hashes that digests list. */
export type OpenedLog =
  | { readonly kind: 'fits'; readonly compressed: boolean }
  /** The content is the signed one, the container is not whole. */
  | { readonly kind: 'damaged'; readonly code: FindingCode; readonly detail: string }
  | {
      readonly kind: 'differs';
      readonly code: FindingCode;
      readonly detail: string;
      readonly sha256?: string;
    };

export function openLog(bytes: Uint8Array, hashes: readonly string[]): OpenedLog {
  const container = openContainer(bytes);
  const content = container.kind === 'ok' ? container.content : container.firstMember;
  const sha256 = content === undefined ? undefined : hash('sha256', content, 'hex');
  const isSigned = sha256 !== undefined && hashes.includes(sha256);
  if (container.kind === 'ok') {
    if (isSigned) return { kind: 'fits', compressed: container.compressed };
    return {
      kind: 'differs',
      code: 'LOG_MODIFIED',
      detail: 'its content has another hash',
      ...(sha256 && { sha256 }),
    };
  }
  const { reason, detail } = container;
  if (isSigned) return { kind: 'damaged', ...damageOf(reason, detail) };
  return { kind: 'differs', code: codeOf(reason), detail, ...(sha256 && { sha256 }) };
}

/** Of a file whose content is not the signed one. */
function codeOf(reason: ContainerFault): FindingCode {
  switch (reason) {
    case 'empty':
      return 'LOG_EMPTIED';
    case 'truncated':
      return 'LOG_TRUNCATED';
    case 'oversize':
      return 'LOG_OVERSIZE';
    case 'not-gzip-or-json':
    case 'bad-header':
    case 'corrupt':
    case 'truncated-trailer':
    case 'crc-mismatch':
    case 'length-mismatch':
    case 'second-member':
    case 'trailing-data':
      return 'LOG_MODIFIED';
  }
}
