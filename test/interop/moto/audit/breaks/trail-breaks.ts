import {
  CreateTrailCommand,
  DeleteTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from '@aws-sdk/client-cloudtrail';
import { selectorsCommand } from '../build-trail.js';
import { REGIONS } from '../regions.js';
import { MOTO_MANAGEMENT } from '../../moto-accounts.js';
import { type Scene, type Break, bucketOf, payments, trails, ofWorld } from './scene.js';

/** The trail, what reaches it, and what it costs. */
export const TRAIL_BREAKS: readonly Break[] = [
  {
    name: 'the trail is stopped',
    fails: ['TRL-01', 'COV-03'],
    run: async (scene) => {
      const client = await trails(scene);
      const Name = scene.organization.trailArn;
      await client.send(new StopLoggingCommand({ Name }));
      return async () => client.send(new StartLoggingCommand({ Name }));
    },
  },
  {
    name: 'the trail delivers, and cannot be delivered from one Region of the management account',
    fails: ['TRL-04'],
    run: ofWorld(({ front: { world } }) => {
      const place = `${MOTO_MANAGEMENT} ${REGIONS[1]}`;
      world.trailStatus.set(place, { LatestDeliveryError: 'AccessDenied' });
      return () => world.trailStatus.delete(place);
    }),
  },
  {
    name: 'digests are no longer delivered',
    fails: ['TRL-05'],
    run: ofWorld((scene) => {
      const { trailStatus } = scene.front.world;
      const stale = { LatestDigestDeliveryTime: Math.floor(Date.now() / 1000) - 8 * 3600 };
      for (const [place, status] of everywhere(scene, stale)) trailStatus.set(place, status);
      return () => trailStatus.clear();
    }),
  },
  {
    name: 'log files are no longer validated',
    fails: ['TRL-06'],
    run: ofTrail({ EnableLogFileValidation: false }, { EnableLogFileValidation: true }),
  },
  {
    name: 'the trail leaves the events of KMS out',
    fails: ['TRL-07'],
    run: async (scene) => {
      const client = await trails(scene);
      await client.send(selectorsCommand(scene.organization.trailArn, ['kms.amazonaws.com']));
      return async () => client.send(selectorsCommand(scene.organization.trailArn, []));
    },
  },
  {
    name: 'the trail leaves the events of global services out',
    fails: ['TRL-08'],
    run: ofTrail({ IncludeGlobalServiceEvents: false }, { IncludeGlobalServiceEvents: true }),
  },
  {
    name: 'one of the two kinds of Insights is switched off',
    fails: ['TRL-10'],
    run: ofWorld(({ front: { world } }) => {
      world.insights = ['ApiCallRateInsight'];
      return () => {
        world.insights = undefined;
      };
    }),
  },
  {
    name: 'the trail records its own bucket, object by object',
    fails: ['TRL-11'],
    run: async (scene) => {
      const client = await trails(scene);
      const { trailArn, configuration } = scene.organization;
      const recording = new PutEventSelectorsCommand({
        TrailName: trailArn,
        EventSelectors: [
          {
            ReadWriteType: 'All',
            IncludeManagementEvents: true,
            DataResources: [
              { Type: 'AWS::S3::Object', Values: [`arn:aws:s3:::${configuration.logBucket.name}/`] },
            ],
          },
        ],
      });
      await client.send(recording);
      return async () => client.send(selectorsCommand(trailArn, []));
    },
  },
  {
    name: 'a second organization trail records the same again',
    fails: ['CTW-01'],
    run: async (scene) => {
      const client = await trails(scene);
      await client.send(
        new CreateTrailCommand({
          Name: 'another',
          S3BucketName: bucketOf(scene),
          IsOrganizationTrail: true,
          IsMultiRegionTrail: true,
          EnableLogFileValidation: true,
        }),
      );
      await client.send(selectorsCommand('another', []));
      await client.send(new StartLoggingCommand({ Name: 'another' }));
      return async () => client.send(new DeleteTrailCommand({ Name: 'another' }));
    },
  },
  {
    name: 'the trail records one Region',
    fails: ['TRL-02'],
    run: ofTrail({ IsMultiRegionTrail: false }, { IsMultiRegionTrail: true }),
  },
  {
    name: 'a fourth and a fifth trail stand beside the trail',
    fails: ['TRL-12'],
    run: async (scene) => {
      const client = await trails(scene);
      const names = ['second', 'third', 'fourth', 'fifth'];
      for (const Name of names) {
        await client.send(new CreateTrailCommand({ Name, S3BucketName: bucketOf(scene) }));
      }
      return async () => {
        for (const Name of names) await client.send(new DeleteTrailCommand({ Name }));
      };
    },
  },
  {
    name: 'a member pays for a second copy with a trail of its own',
    fails: ['CST-02'],
    run: async (scene) => {
      const client = await trails(scene, payments(scene));
      await client.send(new CreateTrailCommand({ Name: 'own', S3BucketName: bucketOf(scene) }));
      await client.send(selectorsCommand('own', []));
      await client.send(new StartLoggingCommand({ Name: 'own' }));
      return async () => client.send(new DeleteTrailCommand({ Name: 'own' }));
    },
  },
  {
    name: 'a member does not see the trail',
    fails: ['COV-03'],
    run: ofWorld((scene) => {
      scene.front.world.withoutTrail.add(payments(scene));
      return () => scene.front.world.withoutTrail.clear();
    }),
  },
  {
    name: 'paid copies of management events are counted',
    fails: ['CST-01'],
    run: ofWorld((scene) => {
      const { world } = scene.front;
      const before = world.usage;
      const paid = {
        ...before[0]!,
        account: payments(scene),
        type: 'USE1-PaidEventsRecorded',
        quantity: 5000,
      };
      world.usage = [...before, paid];
      return () => {
        world.usage = before;
      };
    }),
  },
  {
    name: 'an account counts fifty times as many events as the others',
    fails: ['CST-03'],
    run: ofWorld((scene) => {
      const { world } = scene.front;
      const before = world.usage;
      world.usage = before.map((row) =>
        row.account === payments(scene) ? { ...row, quantity: row.quantity * 50 } : row,
      );
      return () => {
        world.usage = before;
      };
    }),
  },
];

/** Sends one command to the trail's account, and another to undo it. */
function ofTrail(settings: object, restored: object): Break['run'] {
  return async (scene) => {
    const client = await trails(scene);
    const Name = scene.organization.trailArn;
    await client.send(new UpdateTrailCommand({ Name, ...settings }));
    return async () => client.send(new UpdateTrailCommand({ Name, ...restored }));
  };
}

const everywhere = ({ organization }: Scene, status: Readonly<Record<string, unknown>>) =>
  organization.accounts.flatMap((account) =>
    REGIONS.map((region) => [`${account} ${region}`, status] as const),
  );
