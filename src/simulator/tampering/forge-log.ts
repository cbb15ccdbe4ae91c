import { openSession, personCaller } from '../actors/index.js';
import { callApi, callContext } from '../api/index.js';
import { compress, type DeliveredObject, logKey, markSeconds } from '../delivery/index.js';
import { logFileText } from '../record/index.js';
import type { Site } from './tamper.js';

const minute = 60;

/** A log file in the window of the digest that ends at `digestEnd`, with records of calls that nobody made. */
export function forgeLog(site: Site, digestEnd: number): DeliveredObject {
  const { slot, world, address } = site;
  const random = site.random();
  const mark = Math.floor((digestEnd - 25 * minute) / markSeconds) * markSeconds;
  const person = random.pick(world.people);
  const time = mark - 4 * minute;
  const stay = openSession(world, person, slot.account, {
    startsAt: time - 20 * minute,
    hours: 1,
    fromConsole: false,
    sourceIPAddress: person.homeAddress,
    permissionSet: 'PowerUserAccess',
  });
  const place = { world, random, account: slot.account, region: slot.region, caller: personCaller(stay) };
  const records = (['ec2:DescribeInstances', 'ec2:StopInstances', 'ec2:TerminateInstances'] as const).map(
    (name, index) => callApi(callContext({ ...place, time: time + 7 * index }), name),
  );
  return {
    key: logKey(address, 'CloudTrail', slot.region, mark, random.alphanumeric(16)),
    body: compress(Buffer.from(logFileText(records))),
    lastModified: mark + random.below(45),
  };
}
