import { join } from 'node:path';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit.js';
import { textOr } from '../option.js';

/** `npm run demo` runs in a checkout, where only npx finds the command. */
const PROGRAM = process.env['npm_lifecycle_event'] === 'demo' ? 'npx orgtrail' : 'orgtrail';

export const demo = defineCommand({
  name: 'demo',
  summary: 'show all of it on an invented organization',
  details: [
    'Simulates two days of an organization in which somebody changed a log file, deleted a digest and left a gap; scans it into a lake; asks five named queries what happened; and compares findings and answers with what the simulator says it has hidden. Exit code 0 only when they name exactly that.',
  ],
  arguments: {},
  options: {
    folder: textOr(join('.orgtrail', 'demo'), {
      placeholder: 'folder',
      completes: 'folder',
      summary: 'where logs and lake go; those of an earlier demo are replaced',
    }),
  },
  globals: ['json'],
  examples: [
    { command: 'orgtrail demo', explains: 'a few seconds, nothing leaves this machine' },
    { command: 'orgtrail demo --folder /tmp/demo --json', explains: 'elsewhere, for a script' },
  ],
  run: async ({ options, globals, output, signal, now }) => {
    const startedAt = now();
    const [{ prepareDemoFolder }, { foundExactly, runDemo }, { demoDocument, printDemo }] = await Promise.all(
      [import('../demo/demo-folder.js'), import('../demo/run-demo.js'), import('../demo/print-demo.js')],
    );
    const folder = await prepareDemoFolder(options.folder);
    const result = await runDemo(folder, { signal, now, progress: output.progress });
    const seconds = (now() - startedAt) / 1000;
    if (globals.json) output.document(demoDocument(result, seconds));
    else printDemo(output, PROGRAM, result, seconds);
    return foundExactly(result) ? EXIT.clean : EXIT.findings;
  },
});
