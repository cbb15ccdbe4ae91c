// orgtrail in a CDK app: `npx cdk synth --app "node examples/cdk/app.mjs"`, or just `node examples/cdk/app.mjs`.
import { readFileSync } from 'node:fs';
import { App, Tags } from 'aws-cdk-lib';
import { buildManifest, configurationError, detectionOptions, parseConfiguration } from 'orgtrail';
import { OrgtrailStacks } from 'orgtrail/cdk';

const file = new URL('./orgtrail.yaml', import.meta.url);
const parsed = parseConfiguration(readFileSync(file, 'utf8'));
if (parsed.kind === 'invalid') throw configurationError('orgtrail.yaml', parsed.problems);
const { configuration } = parsed;

const app = new App();
const stacks = new OrgtrailStacks(app, 'orgtrail', {
  configuration,
  // With the rules of the package; folders of your own rules are the second argument.
  manifest: await buildManifest(configuration, await detectionOptions(configuration)),
  // Known after the stack of the log archive account: hand it on, or give it as a parameter.
  parameters: { trail: { KeyArn: process.env.KEY_ARN ?? 'arn:aws:kms:eu-west-1:222222222222:key/example' } },
});

// What the templates do not have is added as to any other stack.
Tags.of(stacks.stack('log-archive')).add('owner', 'security');

app.synth();
