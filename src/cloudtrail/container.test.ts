import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContainerFault, type ContainerResult, openContainer } from './container.js';

const content = Buffer.from('{"Records":[{"eventVersion":"1.08"},{"eventVersion":"1.09"}]}');
const gzip = gzipSync(content);
const headerBytes = 10;
const trailerBytes = 8;

/** A gzip member with a header made by hand: flags, then the optional fields that they announce. */
function member(flags: number, fields: Uint8Array, body: Uint8Array = content): Buffer {
  const trailer = Buffer.alloc(trailerBytes);
  trailer.writeUInt32LE(crc32(body), 0);
  trailer.writeUInt32LE(body.length, 4);
  return Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 255]),
    fields,
    deflateRawSync(body),
    trailer,
  ]);
}

const extraField = Buffer.from([3, 0, 1, 0, 2]);
const fileName = Buffer.from('a.json\0');
const comment = Buffer.from('é\0', 'latin1');

function headerCheck(flags: number, fields: Uint8Array): Buffer {
  const start = member(flags, fields).subarray(0, headerBytes + fields.length);
  const check = Buffer.alloc(2);
  check.writeUInt16LE(crc32(start) & 0xffff);
  return Buffer.concat([fields, check]);
}

const allFields = Buffer.concat([extraField, fileName, comment]);

const sound: readonly (readonly [string, Uint8Array])[] = [
  ['of zlib', gzip],
  ['without optional fields', member(0, Buffer.alloc(0))],
  ['marked as text', member(0x01, Buffer.alloc(0))],
  ['with an extra field', member(0x04, extraField)],
  [
    'with an extra field of 300 bytes',
    member(0x04, Buffer.concat([Buffer.from([44, 1]), Buffer.alloc(300, 7)])),
  ],
  ['with a file name', member(0x08, fileName)],
  ['with a comment', member(0x10, comment)],
  ['with a header check', member(0x02, headerCheck(0x02, Buffer.alloc(0)))],
  ['with every optional field', member(0x1e, headerCheck(0x1e, allFields))],
  [
    'within a larger buffer',
    Buffer.concat([Buffer.from('xx'), gzip, Buffer.from('yy')]).subarray(2, 2 + gzip.length),
  ],
];

const plain: readonly (readonly [string, string])[] = [
  ['an object', '{"Records":[]}'],
  ['an empty object', ' { } '],
  ['an object after space', '\r\n\t {"Records":[]}\n'],
  ['an object after a byte order mark', '\ufeff{"Records":[]}'],
  ['a pretty-printed object', '{\n  "Records": []\n}'],
];

const withTrailer = (change: (trailer: Buffer) => void): Buffer => {
  const bytes = Buffer.from(gzip);
  change(bytes.subarray(-trailerBytes));
  return bytes;
};

const faults: readonly (readonly [ContainerFault, string, Uint8Array])[] = [
  ['empty', 'no bytes', Buffer.alloc(0)],
  ['not-gzip-or-json', 'half of the gzip magic', Buffer.from([0x1f])],
  ['not-gzip-or-json', 'space alone', Buffer.from(' \n')],
  ['not-gzip-or-json', 'a JSON list', Buffer.from('[{"a":1}]')],
  ['not-gzip-or-json', 'a text', Buffer.from('MIT License')],
  ['not-gzip-or-json', 'a brace without a member', Buffer.from('{Records}')],
  ['not-gzip-or-json', 'a brace alone', Buffer.from('{')],
  [
    'not-gzip-or-json',
    'gzip whose first byte became a brace',
    Buffer.concat([Buffer.from('{'), gzip.subarray(1)]),
  ],
  ['not-gzip-or-json', 'a zip archive', Buffer.from('PK\u0003\u0004')],
  ['not-gzip-or-json', 'a zlib stream', Buffer.from([0x78, 0x9c, 0x03, 0x00])],
  [
    'bad-header',
    'another compression method',
    Buffer.concat([Buffer.from([0x1f, 0x8b, 7]), gzip.subarray(3)]),
  ],
  ['bad-header', 'a reserved flag', Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0x20]), gzip.subarray(4)])],
  ['bad-header', 'a header check that differs', member(0x02, Buffer.from([0, 0]))],
  ['truncated', 'the magic alone', gzip.subarray(0, 2)],
  ['truncated', 'a header without data', gzip.subarray(0, headerBytes)],
  ['truncated', 'an extra field longer than the file', member(0x04, extraField).subarray(0, 14)],
  ['truncated', 'a file name without an end', member(0x08, fileName).subarray(0, 14)],
  ['truncated', 'half of the data', gzip.subarray(0, 30)],
  ['truncated-trailer', 'no trailer', gzip.subarray(0, -trailerBytes)],
  ['truncated-trailer', 'a trailer without its last byte', gzip.subarray(0, -1)],
  [
    'corrupt',
    'data that is no deflate stream',
    Buffer.concat([gzip.subarray(0, headerBytes), Buffer.alloc(40, 0xff)]),
  ],
  ['crc-mismatch', 'another CRC', withTrailer((trailer) => trailer.writeUInt32LE(0, 0))],
  [
    'length-mismatch',
    'another length',
    withTrailer((trailer) => trailer.writeUInt32LE(content.length + 1, 4)),
  ],
  ['second-member', 'a second member', Buffer.concat([gzip, gzipSync('{"Records":[{"forged":true}]}')])],
  ['second-member', 'an empty second member', Buffer.concat([gzip, gzipSync('')])],
  ['trailing-data', 'sixteen zeroes behind', Buffer.concat([gzip, Buffer.alloc(16)])],
  ['trailing-data', 'one byte behind', Buffer.concat([gzip, Buffer.from([0x1f])])],
];

describe('openContainer', () => {
  test.each(sound)('opens a gzip member %s', (_name, bytes) => {
    expect(openContainer(bytes)).toEqual({ kind: 'ok', content, compressed: true });
  });

  test.each(plain)('takes %s as it stands for a file that was never compressed', (_name, text) => {
    const bytes = Buffer.from(text);
    expect(openContainer(bytes)).toEqual({ kind: 'ok', content: bytes, compressed: false });
  });

  test('opens a member whose content is empty', () => {
    expect(openContainer(gzipSync(''))).toMatchObject({ kind: 'ok', content: Buffer.alloc(0) });
  });

  test.each(faults)('says %s for %s', (reason, _name, bytes) => {
    expect(openContainer(bytes)).toMatchObject({
      kind: 'failed',
      reason,
      detail: expect.stringMatching(/./),
    });
  });

  test.each(['truncated-trailer', 'crc-mismatch', 'length-mismatch', 'second-member', 'trailing-data'])(
    'hands out the data of the first member for comparison with a hash: %s',
    (reason) => {
      const bytes = faults.find(([fault]) => fault === reason)?.[2] ?? Buffer.alloc(0);
      expect(openContainer(bytes)).toMatchObject({ reason, firstMember: content });
    },
  );

  test.each([
    ['compressed', gzip],
    ['plain', content],
  ])('holds a %s content to the cap, which itself is allowed', (_name, bytes) => {
    expect(openContainer(bytes, { maximumBytes: content.length }).kind).toBe('ok');
    expect(reasonOf(openContainer(bytes, { maximumBytes: content.length - 1 }))).toBe('oversize');
  });

  test('stops a bomb at 64 MiB, whatever length its trailer claims', () => {
    const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024));
    bomb.writeUInt32LE(10, bomb.length - 4);
    expect(reasonOf(openContainer(bomb))).toBe('oversize');
    expect(openContainer(gzipSync(Buffer.alloc(64 * 1024 * 1024))).kind).toBe('ok');
  });

  test('does not believe a trailer that claims gigabytes', () => {
    const bytes = withTrailer((trailer) => trailer.writeUInt32LE(0xffff_ffff, 4));
    expect(reasonOf(openContainer(bytes))).toBe('length-mismatch');
  });

  test('gives back whatever was compressed, at any level', () => {
    fc.assert(
      fc.property(someContent, fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        const opened = openContainer(gzipSync(bytes, { level }));
        expect(opened.kind === 'ok' && Buffer.compare(opened.content, bytes)).toBe(0);
      }),
    );
  });

  test('never gives other content for a file with one changed byte', () => {
    fc.assert(
      fc.property(someContent, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, change) => {
        const damaged = gzipSync(bytes);
        const index = at % damaged.length;
        damaged[index] = (damaged[index] ?? 0) ^ change;
        expect(isOtherContent(openContainer(damaged), bytes)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  test('never opens a file that was cut anywhere', () => {
    fc.assert(
      fc.property(someContent, fc.nat(), (bytes, at) => {
        const whole = gzipSync(bytes);
        expect(openContainer(whole.subarray(0, at % whole.length)).kind).toBe('failed');
      }),
      { numRuns: 1000 },
    );
  });

  test('never opens a file with anything behind its end', () => {
    fc.assert(
      fc.property(someContent, fc.uint8Array({ minLength: 1 }), (bytes, behind) => {
        const opened = openContainer(Buffer.concat([gzipSync(bytes), behind]));
        expect(['trailing-data', 'second-member']).toContain(reasonOf(opened));
      }),
      { numRuns: 1000 },
    );
  });

  test('says something about any bytes and never throws', () => {
    const start = fc.constantFrom(
      [],
      [0x1f, 0x8b],
      [0x1f, 0x8b, 8, 0x1e],
      [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0],
    );
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        expect(['ok', 'failed']).toContain(openContainer(Uint8Array.from([...head, ...rest])).kind);
      }),
      { numRuns: 3000 },
    );
  });
});

const someContent = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }),
  fc.json().map((text) => Buffer.from(`{"Records":[${text}]}`)),
  fc
    .tuple(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 2000 }))
    .map(([text, times]) => Buffer.from(text.repeat(times))),
);

function reasonOf(result: ContainerResult): ContainerFault | undefined {
  return result.kind === 'failed' ? result.reason : undefined;
}

function isOtherContent(result: ContainerResult, content: Uint8Array): boolean {
  return result.kind === 'ok' && Buffer.compare(result.content, content) !== 0;
}
