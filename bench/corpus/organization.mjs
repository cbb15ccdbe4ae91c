/** Who and what the corpus speaks of. Pure functions of small numbers, so that queries can name a member. */
export const ACCOUNTS = Array.from({ length: 20 }, (_, place) => String(111_000_000_000 + place * 7_919_191));
export const REGIONS = ['us-east-1', 'eu-west-1', 'eu-central-1', 'ap-southeast-2'];
export const USERS = Array.from({ length: 40 }, (_, place) => `engineer-${place}`);

export const FIRST_DAY = Date.UTC(2026, 2, 1);
export const DAYS = 7;

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The 16 characters behind `AKIA` or `ASIA` of a user's key in an account. */
export const accessKeySuffix = (account, user) => {
  let bits = (account + 1) * 0x9e3779b1 + (user + 1) * 0x85ebca6b;
  let text = '';
  for (let place = 0; place < 16; place++) {
    bits = (Math.imul(bits, 1_664_525) + 1_013_904_223) >>> 0;
    text += CAPITALS[bits >>> 27];
  }
  return text;
};

export const sourceAddress = (account, user) => `10.${account}.${user}.${(account * 40 + user) % 250}`;
