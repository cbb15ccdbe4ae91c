import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkTest, parseNetwork } from './network.js';

const octet = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 10, 127, 255));
const ipv4 = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'));
const prefix = fc.integer({ min: 0, max: 32 });
/** Addresses that are none, by one letter. */
const spoiled = fc
  .tuple(ipv4, fc.nat(14), fc.constantFrom('.', '0', '9', ' ', 'x', '٣', ''))
  .map(([text, at, letter]) => `${text.slice(0, at)}${letter}${text.slice(at)}`);

describe('a network', () => {
  it('holds exactly the addresses that Node says, and no text that is none', () => {
    fc.assert(
      fc.property(ipv4, prefix, fc.oneof(ipv4, spoiled, fc.ipV6(), fc.string()), (address, bits, text) => {
        const block = new BlockList();
        block.addSubnet(address, bits, 'ipv4');
        const expected = isIP(text) === 4 && block.check(text, 'ipv4');
        expect(networkTest(parseNetwork(`${address}/${bits}`)!)(text)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['0.0.0.0/0', '255.255.255.255', true],
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.07', false],
    ['::/0', '2001:db8::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['::/0', '192.0.2.7', false],
    ['0.0.0.0/0', '::ffff:192.0.2.7', false],
    ['0.0.0.0/0', 'ec2.amazonaws.com', false],
  ])('%s and %s: %s', (network, text, expected) => {
    expect(networkTest(parseNetwork(network)!)(text)).toBe(expected);
  });
});
