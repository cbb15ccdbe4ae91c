import { bold, countOf, dim, formatCount, green, red } from '../../report/index.js';
import {
  BACKENDS,
  CLOUDTRAIL_VIRTUAL_FIELDS,
  type OpenedRules,
  type ProofFailure,
  type ProofReport,
  proveRules,
} from '../../sigma/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { Output } from '../output.js';
import { eventFieldColumns } from './event-field-columns.js';
import { type GatheredEvents, gatherEvents } from './gather-events.js';
import { readRuleEvents } from './read-rule-events.js';
import { selectInLake } from './select-in-lake.js';

/** Proves rules by the events beside them; exit code 1 when an answer is not what it has to be. */
export async function testRules(
  output: Output,
  opened: OpenedRules,
  json: boolean,
  now: () => Date,
): Promise<ExitCode> {
  const named = opened.files.filter(({ path }) =>
    opened.rules.some(({ position }) => position.file === path),
  );
  const gathered = gatherEvents(opened.rules, await readRuleEvents(named));
  const report = await proveRules({
    rules: opened.rules,
    events: gathered.events,
    virtualFields: CLOUDTRAIL_VIRTUAL_FIELDS,
    columns: eventFieldColumns(),
    runSql: async (events, conditions) => selectInLake(events, conditions, now),
  });
  if (json) output.document(documentOf(report, gathered));
  else printReport(output, report, gathered);
  return report.rules.some(({ failures }) => failures.length > 0) ? EXIT.findings : EXIT.clean;
}

function documentOf(report: ProofReport, { derived }: GatheredEvents): object {
  return {
    schema: 'orgtrail.rules.test/1',
    events: report.events,
    comparisons: report.comparisons,
    rules: report.rules.map(({ rule, compiled, matches, misses, failures }) => ({
      ruleId: rule.ruleId,
      matches,
      misses,
      derived: derived.has(rule.ruleId),
      backends: Object.fromEntries(BACKENDS.map((name) => [name, compiled.backends[name].kind])),
      failures,
    })),
  };
}

function printReport(output: Output, report: ProofReport, gathered: GatheredEvents): void {
  for (const { rule, failures } of report.rules.filter((each) => each.failures.length > 0)) {
    output.print([red('✗ '), bold(rule.ruleId), `  ${rule.title}`]);
    for (const failure of failures) output.print(`    ${describeFailure(failure)}`);
  }
  tellUnproven(output, gathered);
  const failed = report.rules.filter(({ failures }) => failures.length > 0).length;
  const verdict = failed === 0 ? green('all agree') : red(`${countOf(failed, 'rule')} failed`);
  output.print([
    `${countOf(report.rules.length, 'rule')}, ${countOf(report.events, 'event')}, ${formatCount(report.comparisons)} answers compared: `,
    verdict,
  ]);
  for (const name of BACKENDS) output.print([dim(`  ${name.padEnd(13)}  ${tally(report, name)}`)]);
}

/** Derived events show that languages agree; that a rule finds what it means takes events of its own. */
function tellUnproven(output: Output, { derived, none }: GatheredEvents): void {
  for (const { ruleId, reason } of none) {
    output.complain(
      `${ruleId}: nothing is proven: no events stand beside it (${ruleId}.events.yml), and ${reason}`,
    );
  }
  if (derived.size === 0) return;
  const [example] = derived;
  output.note([
    dim(
      `${countOf(derived.size, 'rule')} without events beside ${derived.size === 1 ? 'it' : 'them'} (${example}.events.yml): languages are compared on events derived from what the rule asks, which CloudTrail may never write`,
    ),
  ]);
}

function tally(report: ProofReport, name: (typeof BACKENDS)[number]): string {
  const kinds = report.rules.map(({ compiled }) => compiled.backends[name].kind);
  return (['exact', 'wide', 'unsupported'] as const)
    .map((kind) => `${kinds.filter((each) => each === kind).length} ${kind}`)
    .join(', ');
}

function describeFailure(failure: ProofFailure): string {
  switch (failure.kind) {
    case 'case':
      return `${failure.name}: ${failure.expected ? 'does not match, and has to' : 'matches, and must not'}`;
    case 'backend':
      return `${failure.backend} ${failure.expected ? 'misses' : 'also takes'} ${failure.event}`;
    case 'rule-set':
      return `among all rules it answers otherwise than alone for ${failure.event}`;
    case 'unknown-placeholders':
      return `${failure.name}: does not match when placeholders are unknown, and has to`;
    default:
      return failure satisfies never;
  }
}
