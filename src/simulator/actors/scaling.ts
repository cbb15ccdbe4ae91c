import { callApi, callContext, runInstancesRequest, runInstancesResponse } from '../api/index.js';
import type { SimulatedEvent } from '../record/index.js';
import { mainRegion } from '../world/index.js';
import { addedOn, scaleInHour, scaleOutHour, scales } from './fleet.js';
import { serviceRoleCaller, serviceRoleOf } from './service-roles.js';
import { hoursPerDay, type Shift, timeIn } from './shift.js';

/** Auto Scaling launches machines in the morning of a working day and terminates the same ones in the evening. */
export function scale(shift: Shift): SimulatedEvent[] {
  const { world, account, hour, random } = shift;
  const ofDay = hour % hoursPerDay;
  if (!scales(shift) || (ofDay !== scaleOutHour && ofDay !== scaleInHour)) return [];
  const region = mainRegion(account);
  const resources = world.resourcesOf(account, region);
  const service = 'autoscaling.amazonaws.com';
  const caller = serviceRoleCaller(world, serviceRoleOf(account, service)!, shift);
  return addedOn(world, resources, Math.floor(hour / hoursPerDay)).map((instance) => {
    const call = callContext({ world, account, region, random, time: timeIn(shift), caller });
    if (ofDay === scaleOutHour) {
      const request = runInstancesRequest(resources, instance, random.uuid());
      return callApi(call, 'ec2:RunInstances', { request, response: runInstancesResponse(call, instance) });
    }
    return callApi(call, 'ec2:TerminateInstances', {
      request: { instancesSet: { items: [{ instanceId: instance.id }] } },
    });
  });
}
