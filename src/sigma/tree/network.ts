import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** A block of IP addresses. */
export interface Network {
  readonly kind: 'network';
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  readonly prefix: number;
}

/** `10.0.0.0/8`, `2001:db8::/32`, or one address; undefined when it is none of these. */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', prefixText, ...rest] = text.split('/');
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined;
  if (family === undefined || rest.length > 0 || address.includes('%')) return undefined;
  const bits = family === 'ipv4' ? 32 : 128;
  if (prefixText !== undefined && !/^\d{1,3}$/.test(prefixText)) return undefined;
  const prefix = prefixText === undefined ? bits : Number(prefixText);
  return prefix <= bits ? { kind: 'network', family, address, prefix } : undefined;
}

export function describeNetwork({ address, prefix }: Network): string {
  return `${address}/${prefix}`;
}

/** A test for addresses within a network; anything that is no address is outside of it. */
export function networkTest(network: Network): (text: string) => boolean {
  return network.family === 'ipv4' ? ipv4Test(network) : ipv6Test(network);
}

/** Most addresses in logs are of this family, and most rules ask about several blocks of it. */
function ipv4Test({ address, prefix }: Network): (text: string) => boolean {
  const size = 2 ** (32 - prefix);
  const block = Math.floor(ipv4Number(address)! / size);
  return (text) => {
    const number = ipv4Number(text);
    return number !== undefined && Math.floor(number / size) === block;
  };
}

function ipv6Test({ address, prefix }: Network): (text: string) => boolean {
  const block = new BlockList();
  block.addSubnet(address, prefix, 'ipv6');
  return (text) => text.includes(':') && isIPv6(text) && block.check(text, 'ipv6');
}

const ZERO = '0'.charCodeAt(0);
const DOT = '.'.charCodeAt(0);

/** Four numbers of 0 to 255 without zeroes in front; undefined for any other text. */
function ipv4Number(text: string): number | undefined {
  if (text.length < 7 || text.length > 15) return undefined;
  let total = 0;
  let part = 0;
  let digits = 0;
  let dots = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === DOT) {
      if (digits === 0) return undefined;
      total = total * 256 + part;
      [part, digits, dots] = [0, 0, dots + 1];
      continue;
    }
    const digit = letter - ZERO;
    if (digit < 0 || digit > 9 || (digits > 0 && part === 0)) return undefined;
    part = part * 10 + digit;
    digits += 1;
    if (part > 255) return undefined;
  }
  return dots === 3 && digits > 0 ? total * 256 + part : undefined;
}
