import { defineCommand } from '../command.js';
import { EXIT } from '../exit.js';
import { openConfiguration } from '../open-configuration.js';
import { textOr } from '../option.js';
import { OWN_RULES } from '../own-rules.js';
import { tellLeftOut } from '../synth/tell-left-out.js';
import { printSynth } from '../synth/print-synth.js';
import { describeManifest, writeManifest } from '../synth/write-manifest.js';

export const synth = defineCommand({
  name: 'synth',
  summary: 'write the templates and policies of a configuration to a folder',
  details: [
    'CloudFormation templates by account, the function of the hub, the policies on their own without white space, and manifest.json with the stacks in the order of deployment, where their parameters come from, and the SHA-256 of every file. Nothing is sent anywhere. The same configuration gives the same bytes.',
  ],
  arguments: {},
  options: {
    out: textOr('templates', {
      placeholder: 'folder',
      completes: 'folder',
      summary: 'the folder to write to',
    }),
    rules: OWN_RULES,
  },
  globals: ['config', 'yes', 'json'],
  examples: [
    { command: 'orgtrail synth', explains: 'the templates of orgtrail.yaml, in templates' },
    {
      command: 'orgtrail synth --config trial.yaml --out trial --json',
      explains: 'those of another file, with the manifest on stdout',
    },
  ],
  run: async ({ options, globals, output }) => {
    const folder = options.out;
    const configuration = await openConfiguration(globals.config);
    const { buildManifest, detectionOptions } = await import('../../resources/index.js');
    const detection = await detectionOptions(configuration, options.rules);
    const { tellPassedOver } = await import('../rules/open-own-rules.js');
    tellPassedOver(detection.passedOver, output);
    const manifest = await buildManifest(configuration, detection);
    const document = describeManifest(configuration, manifest);
    await writeManifest(folder, manifest, document, globals.yes);
    const { units, files, policies } = document;
    if (globals.json) output.document({ schema: 'orgtrail.synth/1', folder, units, files, policies });
    else printSynth(output, folder, document);
    tellLeftOut(detection.patterns, output);
    return EXIT.clean;
  },
});
