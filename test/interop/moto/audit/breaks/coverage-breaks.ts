import { CreateRoleCommand, DeleteRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { DEPARTED, folderOf } from '../deliver-logs.js';
import { REGIONS } from '../regions.js';
import { type Break, ofWorld, payments, type Scene } from './scene.js';

/** What arrives from where. */
export const COVERAGE_BREAKS: readonly Break[] = [
  {
    name: 'nothing ever arrived from an account',
    fails: ['COV-01', 'COV-02'],
    run: hiding((scene) => [folderOf(scene.organization.configuration, payments(scene))]),
  },
  {
    name: 'nothing arrives from one Region of an account',
    fails: ['COV-02'],
    run: hiding((scene) => {
      const folder = folderOf(scene.organization.configuration, payments(scene));
      return ['CloudTrail', 'CloudTrail-Digest'].map((category) => `${folder}${category}/${REGIONS[1]}/`);
    }),
  },
  {
    name: 'a member has lost the role of CloudTrail',
    fails: ['COV-04'],
    run: async (scene) => {
      const client = new IAMClient(await scene.front.accounts.settings(payments(scene)));
      const RoleName = 'AWSServiceRoleForCloudTrail';
      await client.send(new DeleteRoleCommand({ RoleName }));
      return async () => client.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: '{}' }));
    },
  },
  {
    name: 'an account opted in to a Region that delivers nothing',
    fails: ['COV-05'],
    run: ofWorld((scene) => {
      scene.front.world.optedIn.set(payments(scene), ['af-south-1']);
      return () => scene.front.world.optedIn.clear();
    }),
  },
  {
    name: 'logs of an account are there that nobody knows',
    fails: ['COV-06'],
    run: ofWorld(({ front: { world }, organization: { configuration } }) => {
      const folder = folderOf(configuration, DEPARTED);
      world.hidden.delete(folder);
      return () => world.hidden.add(folder);
    }),
  },
];

function hiding(folders: (scene: Scene) => readonly string[]): Break['run'] {
  return ofWorld((scene) => {
    for (const folder of folders(scene)) scene.front.world.hidden.add(folder);
    return () => {
      for (const folder of folders(scene)) scene.front.world.hidden.delete(folder);
    };
  });
}
