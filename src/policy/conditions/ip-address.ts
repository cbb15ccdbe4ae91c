import { BlockList, isIP } from 'node:net';

/**
 * Whether an address is in a range such as `203.0.113.0/24` or `2001:db8::/32`; an address without a length is
 * itself alone. `undefined` when the range is none.
 */
export function ipMatches(range: string, address: string): boolean | undefined {
  const parsed = parseRange(range);
  if (parsed === undefined) return undefined;
  if (isIP(address) !== parsed.family) return false;
  const type = parsed.family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(parsed.network, parsed.length, type);
  return list.check(address, type);
}

function parseRange(
  range: string,
): { readonly network: string; readonly length: number; readonly family: 4 | 6 } | undefined {
  const [, network = '', given] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
  const family = isIP(network);
  const longest = family === 4 ? 32 : 128;
  const length = given === undefined ? longest : Number(given);
  return (family === 4 || family === 6) && length <= longest ? { network, length, family } : undefined;
}
