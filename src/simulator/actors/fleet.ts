import type { Region } from '../../cloudtrail/index.js';
import { Random } from '../random.js';
import { type Instance, makeInstance, mainRegion, type Resources, type World } from '../world/index.js';
import { isWeekend } from './rhythm.js';
import { serviceRoleOf } from './service-roles.js';
import { hoursPerDay, type Shift } from './shift.js';

export const scaleOutHour = 7;
export const scaleInHour = 20;

/** The machines that run in the shift's hour: those that always run, and by day the ones that Auto Scaling added. */
export function fleetIn(shift: Shift, region: Region): readonly Instance[] {
  const { world, account, hour } = shift;
  const resources = world.resourcesOf(account, region);
  const ofDay = hour % hoursPerDay;
  const scaledOut =
    region === mainRegion(account) && ofDay > scaleOutHour && ofDay < scaleInHour && !isWeekend(hour);
  return scaledOut
    ? [...resources.instances, ...addedOn(world, resources, Math.floor(hour / hoursPerDay))]
    : resources.instances;
}

/** Auto Scaling works in the accounts that have it, on working days. */
export function scales({ account, hour }: Shift): boolean {
  return serviceRoleOf(account, 'autoscaling.amazonaws.com') !== undefined && !isWeekend(hour);
}

/** The machines that Auto Scaling adds on a day, counted from 1970. */
export function addedOn(world: World, resources: Resources, day: number): Instance[] {
  const [template] = resources.instances;
  if (template === undefined || resources.instances.length < 4) return [];
  const random = new Random(world.seed, 'scale-out', resources.account.id, resources.region, day);
  const launchedAt = day * hoursPerDay + scaleOutHour;
  return Array.from({ length: Math.ceil(resources.instances.length / 5) }, () => ({
    ...makeInstance(random, resources.network, template.application, template.role, template.imageId),
    launchedAt,
  }));
}
