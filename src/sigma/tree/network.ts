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
  const block = new BlockList();
  block.addSubnet(network.address, network.prefix, network.family);
  const isAddress = network.family === 'ipv4' ? isIPv4 : isIPv6;
  return (text) => isAddress(text) && block.check(text, network.family);
}
