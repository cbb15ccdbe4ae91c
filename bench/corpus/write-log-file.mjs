import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { ACCOUNTS, accessKeySuffix, sourceAddress, USERS } from './organization.mjs';
import { randomText } from './random.mjs';

const TEN_MINUTES = 600;

/** Writes one planned log file and tells its sizes in bytes. */
export function writeLogFile(folder, templates, file) {
  const random = randomText(file.seed);
  const records = Array.from({ length: file.events }, () =>
    recordText(templates[random.below(templates.length)], random, file),
  );
  const content = Buffer.from(`{"Records":[${records.join(',')}]}`);
  const stored = gzipSync(content, { level: 6 });
  const path = join(folder, file.key);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, stored);
  return { contentBytes: content.length, storedBytes: stored.length };
}

function recordText(template, random, { account, region, delivered }) {
  const user = random.below(USERS.length);
  const seconds = delivered / 1000 - random.below(TEN_MINUTES);
  const common = {
    eventId: random.uuid(),
    requestId: random.uuid(),
    time: `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`,
    key: accessKeySuffix(account, user),
    address: sourceAddress(account, user),
    user: USERS[user],
    region,
    account: ACCOUNTS[account],
  };
  let text = template[0];
  for (let part = 1; part < template.length; part += 2) {
    text += (common[template[part]] ?? fresh(template[part], random)) + template[part + 1];
  }
  return text;
}

/** `hex:32` and the like. */
function fresh(place, random) {
  const [kind, length] = place.split(':');
  return random[kind](Number(length));
}
