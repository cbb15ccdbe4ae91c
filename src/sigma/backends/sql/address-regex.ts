import { isIPv4 } from 'node:net';
import type { Network } from '../../tree/network.js';

const OCTET = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';

/** A regular expression for exactly the IPv4 addresses of a block; undefined for IPv6. */
export function ipv4Regex({ family, address, prefix }: Network): string | undefined {
  if (family !== 'ipv4' || !isIPv4(address)) return undefined;
  const octets = address.split('.').map(Number);
  return `^${octets.map((octet, index) => octetRegex(octet, prefix - index * 8)).join('[.]')}\\z`;
}

/** One octet of which the first `bits` are given. */
function octetRegex(octet: number, bits: number): string {
  if (bits <= 0) return OCTET;
  if (bits >= 8) return String(octet);
  const size = 2 ** (8 - bits);
  const first = Math.floor(octet / size) * size;
  return `(${Array.from({ length: size }, (_, index) => first + index).join('|')})`;
}
