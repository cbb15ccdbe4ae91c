import { DisableAWSServiceAccessCommand, EnableAWSServiceAccessCommand } from '@aws-sdk/client-organizations';
import { REGIONS } from '../regions.js';
import { MOTO_MANAGEMENT } from '../../moto-accounts.js';
import { type Break, organizations, payments, ofWorld } from './scene.js';

/** Organizations and stack sets. */
export const ORGANIZATION_BREAKS: readonly Break[] = [
  {
    name: 'trusted access of CloudTrail is taken away',
    fails: ['ORG-02'],
    run: async (scene) => {
      const client = await organizations(scene);
      const ServicePrincipal = 'cloudtrail.amazonaws.com';
      await client.send(new DisableAWSServiceAccessCommand({ ServicePrincipal }));
      return async () => client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
    },
  },
  {
    name: 'there is no organization trail',
    fails: ['ORG-03'],
    run: ofWorld(({ front: { world }, organization: { accounts } }) => {
      for (const account of accounts) world.withoutTrail.add(account);
      return () => world.withoutTrail.clear();
    }),
  },
  {
    name: 'a workload account administers CloudTrail',
    fails: ['ORG-04'],
    run: ofWorld((scene) => {
      const { administrators } = scene.front.world;
      const before = administrators.get('cloudtrail.amazonaws.com')!;
      administrators.set('cloudtrail.amazonaws.com', [...before, payments(scene)]);
      return () => administrators.set('cloudtrail.amazonaws.com', before);
    }),
  },
  {
    name: 'stack sets may no longer act in the organization',
    fails: ['ORG-05'],
    run: ofWorld(({ front: { world } }) => {
      world.stackSetsAccess = 'DISABLED';
      return () => {
        world.stackSetsAccess = 'ENABLED';
      };
    }),
  },
  {
    name: 'one instance of the stack set failed',
    fails: ['STK-01'],
    run: ofWorld((scene) => {
      const { world } = scene.front;
      const before = world.stackSets;
      world.stackSets = before.map((set) => ({
        ...set,
        instances: set.instances.map((each) =>
          each.account === payments(scene) ? { ...each, status: 'OUTDATED' } : each,
        ),
      }));
      return () => {
        world.stackSets = before;
      };
    }),
  },
  {
    name: 'stacks go with an account that leaves',
    fails: ['STK-02'],
    run: ofWorld(({ front: { world } }) => {
      const before = world.stackSets;
      world.stackSets = before.map((set) => ({ ...set, retained: false }));
      return () => {
        world.stackSets = before;
      };
    }),
  },
  {
    name: 'the stack of the management account is gone in one Region',
    fails: ['STK-03'],
    run: ofWorld(({ front: { world } }) => {
      const place = `${MOTO_MANAGEMENT} ${REGIONS[1]}`;
      const before = world.stacks.get(place)!;
      world.stacks.delete(place);
      return () => world.stacks.set(place, before);
    }),
  },
];
