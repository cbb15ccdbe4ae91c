import type { Piece } from '../compilation.js';

/** A wide condition says nothing when it is negated: what it lets through would be missed. */
export function negate(piece: Piece<string>, negated: boolean): Piece<string> {
  if (!negated || piece.kind === 'always') return piece;
  if (piece.kind === 'wide') return { kind: 'always', reason: piece.reason };
  return { ...piece, output: not(piece.output) };
}

export function not(condition: string): string {
  const present = /^(\S+|\w+\(\S+, \S+\)) IS NOT NULL$/.exec(condition);
  if (present !== null) return `${present[1]} IS NULL`;
  const absent = /^(\S+|\w+\(\S+, \S+\)) IS NULL$/.exec(condition);
  return absent === null ? `NOT coalesce(${condition}, false)` : `${absent[1]} IS NOT NULL`;
}
