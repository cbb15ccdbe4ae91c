import { userCaller } from '../record/index.js';
import { iamUserIn, mainRegion, roleIn } from '../world/index.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
const everything = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

/** A user that may not attach policies may still rewrite the one it has. */
export const privilegeEscalation: Scenario = {
  title: 'A build user makes itself administrator',
  begins: 0.48,
  play(stage) {
    const { world } = stage;
    const story = new Story(stage);
    const account = world.accountFor('development');
    const user = iamUserIn(world.seed, account, 'svc-legacy-build');
    const other = iamUserIn(world.seed, account, 'mteixeira');
    const outsider = world.vendorAccountId.replace(/^./, (digit) => String((Number(digit) + 5) % 10));
    const scene = { account, region: mainRegion(account), caller: userCaller(user) };
    const policyArn = `arn:aws:iam::${account.id}:policy/legacy-build`;
    story.refused(scene, 'iam:AttachUserPolicy', 'is refused the direct way', {
      request: { userName: user.userName, policyArn: administrator },
    });
    story.refused(scene, 'iam:PutUserPolicy', 'is refused the direct way', {
      request: { userName: user.userName, policyName: 'all', policyDocument: everything },
    });
    story.call(scene, 'iam:CreatePolicyVersion', 'its own policy now allows everything', {
      request: { policyArn, policyDocument: everything, setAsDefault: true },
    });
    story.call(scene, 'iam:AttachUserPolicy', 'and now the direct way works', {
      request: { userName: user.userName, policyArn: administrator },
    });
    story.call(scene, 'iam:CreateLoginProfile', 'a console password for another user', {
      request: { userName: other.userName, passwordResetRequired: false },
    });
    story.call(
      scene,
      'iam:UpdateAssumeRolePolicy',
      'the deploy role trusts an account outside the organization',
      {
        request: { roleName: roleIn(world.seed, account, 'deploy').name, policyDocument: trust(outsider) },
      },
    );
    return {
      summary: `${user.userName} in ${account.name} is refused twice, then rewrites its own policy to allow everything, attaches AdministratorAccess to itself, gives ${other.userName} a console password and lets the account ${outsider} take on the role deploy.`,
      principals: [user.arn],
      accessKeyIds: [user.accessKeyId],
      sourceIPAddresses: [user.address],
      rules: ['idn-10', 'idn-11'],
      events: story.events,
    };
  },
};

function trust(accountId: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: 'sts:AssumeRole' },
    ],
  });
}
