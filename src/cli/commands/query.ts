import { countOf, yellow } from '../../report/index.js';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit.js';
import { FOR_SCOPE } from '../global-options.js';
import { choice, flag, pairs, text } from '../option.js';
import type { Output } from '../output.js';
import { answerQuestion } from '../query/answer-question.js';
import { openEngine } from '../query/open-engine.js';
import { readQuestion } from '../query/read-question.js';
import { writeAbout, writeCatalog } from '../query/write-catalog.js';

const FORMATS = ['table', 'json', 'ndjson', 'csv', 'parquet'] as const;

export const query = defineCommand({
  name: 'query',
  summary: 'ask a named question, or SQL, of a lake',
  details: [
    'Without a name and without SQL, it lists the named queries by topic. SQL may also be piped in. One SELECT statement over cloudtrail_events, cloudtrail_event_copies, cloudtrail_log_files, chain_heads and findings; it cannot read files, change anything or reach the network.',
    '--from, --to, --account and --region narrow the tables before the statement sees them.',
    'CSV escapes what a spreadsheet would run as a formula with a leading apostrophe; numbers are left alone.',
  ],
  arguments: { name: { required: false, completes: 'query', summary: 'a named query' } },
  options: {
    sql: text({ placeholder: 'statement', summary: 'a SELECT statement instead of a name' }),
    param: pairs({ placeholder: 'name=value', summary: 'a parameter of the named query' }),
    format: choice(FORMATS, 'table', 'how to print the rows'),
    output: text({
      placeholder: 'file',
      completes: 'file',
      summary: 'the file that --format parquet writes',
    }),
    about: flag('print what the named query answers, its parameters, columns and SQL'),
    withoutTampered: flag('leave out events of log files that orgtrail scan found to be tampered with'),
    explain: flag('print which files would be read, why, and the plan, without reading rows'),
  },
  globals: ['lake', ...FOR_SCOPE, 'json'],
  examples: [
    { command: 'orgtrail query', explains: 'the named queries by topic' },
    {
      command: 'orgtrail query console-logins --from 7d',
      explains: 'who signed in during the last seven days',
    },
    {
      command: 'orgtrail query key-timeline --about',
      explains: 'what it answers and which parameters it takes',
    },
    { command: 'orgtrail query key-timeline --param access_key=AKIA…', explains: 'everything one key did' },
    { command: 'orgtrail query root-usage --format csv > root.csv', explains: 'rows for a spreadsheet' },
    { command: 'orgtrail query --sql "select count(*) from cloudtrail_events"', explains: 'SQL of your own' },
    { command: 'orgtrail query --json < question.sql', explains: 'SQL from a file, rows as one document' },
  ],
  run: async (invocation) => {
    const { globals, output, now } = invocation;
    const question = await readQuestion(invocation);
    switch (question.kind) {
      case 'catalog':
        writeCatalog(output, question.catalog, globals.json);
        return EXIT.clean;
      case 'about':
        writeAbout(output, question.query, globals.json);
        return EXIT.clean;
      case 'statement': {
        const { withoutTampered } = invocation.options;
        const { engine, tampered } = await openEngine(globals, new Date(now()), withoutTampered);
        await answerQuestion(engine, question, invocation).finally(engine.close);
        warnOfTampered(output, tampered);
        return EXIT.clean;
      }
      default:
        return question satisfies never;
    }
  },
});

/** A forged event must not pass for a real one in silence. */
function warnOfTampered(output: Output, tampered: number): void {
  if (tampered === 0) return;
  output.complain([
    yellow('tampered '),
    `${countOf(tampered, 'log file')} in this lake failed verification (attestation in cloudtrail_log_files). ${tampered === 1 ? 'Its' : 'Their'} events are in the answer where they match; --without-tampered leaves them out.`,
  ]);
}
