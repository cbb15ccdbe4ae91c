// What the objects of the invented trail are called, and where and when it was.
export const BUCKET = 'larkmoor-org-trail';
export const ROOT = 'AWSLogs/o-nzabxre6xz';
export const TRAIL = 'org-trail';
export const REGIONS = ['eu-central-1', 'eu-west-1', 'us-east-1', 'us-west-2'];
export const HOUR = 3_600_000;
export const START = Date.parse('2026-02-10T00:00:00Z');
export const LOGS_AN_HOUR = 60;

export const second = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;
export const compact = (time) => second(time).replace(/[-:]/g, '');
export const dayFolder = (time) => second(time).slice(0, 10).replaceAll('-', '/');

export const placesOf = (accounts) =>
  Array.from({ length: accounts }, (_, place) => String(100_000_000_000 + place)).flatMap((account) =>
    REGIONS.map((region) => ({ account, region })),
  );

export const digestKey = (account, region, end) =>
  `${ROOT}/${account}/CloudTrail-Digest/${region}/${dayFolder(end)}/${account}_CloudTrail-Digest_${region}_${TRAIL}_us-east-1_${compact(end)}.json.gz`;

/** Delivered every five minutes of the hour, so that all lie in the folder of its day. */
export function logKeysOf(account, region, hour) {
  const start = START + hour * HOUR;
  const folder = `${ROOT}/${account}/CloudTrail/${region}/${dayFolder(start)}`;
  return Array.from({ length: LOGS_AN_HOUR }, (_, place) => {
    const time = compact(start + Math.floor(place / 5) * 300_000).replace(/00Z$/, 'Z');
    const unique = `${account}${hour}`.slice(-8).padStart(8, 'h') + String(place).padStart(8, 'A');
    return `${folder}/${account}_CloudTrail_${region}_${time}_${unique}.json.gz`;
  });
}
