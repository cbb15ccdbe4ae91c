import { ACCOUNTS, DAYS, FIRST_DAY, REGIONS } from './organization.mjs';
import { randomText } from './random.mjs';

const ORGANIZATION = 'o-benchmark1';
const FIVE_MINUTES = 300_000;

/**
 * The log files of a corpus in the order of their delivery: `events` in all, spread over `files` whose
 * sizes vary by half around the mean. A file is one account, Region and five minutes, as CloudTrail's are.
 */
export function planLogFiles({ events, files, seed }) {
  const random = randomText(seed);
  const weights = Array.from({ length: files }, () => 500 + random.below(1000));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let weight = 0;
  let placed = 0;
  return weights.map((own, place) => {
    weight += own;
    const end = place === files - 1 ? events : Math.round((weight / total) * events);
    const file = logFile(random, place / files, end - placed, seed * 1_000_003 + place);
    placed = end;
    return file;
  });
}

function logFile(random, position, events, seed) {
  const slots = (DAYS * 86_400_000) / FIVE_MINUTES;
  const delivered = FIRST_DAY + (Math.floor(position * slots) + 1) * FIVE_MINUTES;
  const account = random.below(ACCOUNTS.length);
  const region = REGIONS[random.below(REGIONS.length)];
  const at = new Date(delivered).toISOString();
  const day = at.slice(0, 10);
  const stamp = `${at.slice(0, 16).replaceAll(/[-:]/g, '')}Z`;
  const name = `${ACCOUNTS[account]}_CloudTrail_${region}_${stamp}_${random.capitals(16)}.json.gz`;
  return {
    key: `AWSLogs/${ORGANIZATION}/${ACCOUNTS[account]}/CloudTrail/${region}/${day.replaceAll('-', '/')}/${name}`,
    day,
    account,
    region,
    delivered,
    events,
    seed,
  };
}
