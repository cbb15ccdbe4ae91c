/** A stream of random text that depends on its seed alone (sfc32). */
export function randomText(seed) {
  let a = seed >>> 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) next();

  const text = (length, alphabet) => {
    let result = '';
    for (let place = 0; place < length; place++) result += alphabet[next() % alphabet.length];
    return result;
  };
  const hex = (length) => {
    let result = '';
    while (result.length < length) {
      const bits = next();
      result += HEX[bits & 0xffff] + HEX[bits >>> 16];
    }
    return result.slice(0, length);
  };
  return {
    /** A whole number in [0, end). */
    below: (end) => next() % end,
    hex,
    // A number must not start with 0.
    digits: (length) => `1${text(length - 1, '0123456789')}`,
    capitals: (length) => text(length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}

const HEX = Array.from({ length: 65_536 }, (_, bits) => bits.toString(16).padStart(4, '0'));
