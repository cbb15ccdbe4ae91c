import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { defaultRegions } from '../../dist/organization/index.js';

const EXAMPLE = fileURLToPath(new URL('../../docs/examples/snapshot.json', import.meta.url));
const MEMBER = '444444444444';
const REGION = 'eu-west-1';

/** The example of the documentation with so many accounts, each with all its faults, and with so many Regions. */
export function growSnapshot({ accounts, regions }) {
  const snapshot = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
  const more = accounts - snapshot.accounts.length;
  const members = Array.from({ length: more }, (_, index) => String(500_000_000_000 + index));
  const places = defaultRegions.slice(0, regions);
  for (const grow of [withRegions, withMembers]) grow(snapshot, grow === withRegions ? places : members);
  return snapshot;
}

function withRegions(snapshot, regions) {
  const missing = regions.filter((region) => region !== REGION && region !== 'us-east-1');
  const repeat = (list, isOne) =>
    list.push(...missing.flatMap((region) => copies(list.filter(isOne), REGION, region)));
  for (const { inRegions, regions: had } of snapshot.accounts) {
    repeat(inRegions, ({ region }) => region === REGION);
    repeat(had.value, ({ region }) => region === REGION);
  }
  repeat(snapshot.logBuckets[0].deliveries, ({ region }) => region === REGION);
  const [stackSet] = snapshot.stackSets.value;
  repeat(stackSet.instances.value, ({ region }) => region === REGION);
  stackSet.regions.push(...missing);
}

function withMembers(snapshot, members) {
  const isMember = ({ accountId, targetId }) => (accountId ?? targetId) === MEMBER;
  const repeat = (list) =>
    list.push(...members.flatMap((account) => copies(list.filter(isMember), MEMBER, account)));
  const { organization, logBuckets, stackSets, usage, integrity } = snapshot;
  repeat(snapshot.accounts);
  repeat(organization.accounts.value);
  repeat(organization.attachments);
  repeat(logBuckets[0].deliveries);
  logBuckets[0].accountFolders.value.push(...members);
  repeat(stackSets.value[0].instances.value);
  repeat(usage.value);
  repeat(integrity.value.chains);
}

function copies(values, from, to) {
  return JSON.parse(JSON.stringify(values).replaceAll(from, to));
}
