import { chmod, writeFile } from 'node:fs/promises';
import {
  type AuditReport,
  auditSnapshot,
  CHECK_SEVERITIES,
  type CheckSeverity,
  expectationsOf,
  known,
  type Snapshot,
} from '../../audit/index.js';
import type { Configuration } from '../../config/index.js';
import { UserError } from '../../errors.js';
import { renderAuditPage, renderJson, renderOcsfFinding } from '../../report/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { GlobalOptions } from '../global-options.js';
import { openOptionalConfiguration } from '../open-configuration.js';
import type { OptionValues } from '../option.js';
import type { Output } from '../output.js';
import { readVersion } from '../read-version.js';
import { assertWritable } from '../verify/write-evidence-page.js';
import type { AUDIT_OPTIONS } from './audit-options.js';
import { byId, checkOptions } from './check-options.js';
import { describeAudit } from './describe-audit.js';
import { explainCollection } from './explain-collection.js';
import { printAudit } from './print-audit.js';
import { printPolicy } from './print-policy.js';
import { readSnapshot } from './read-snapshot.js';
import { readVerified } from './read-verified.js';
import { takeSnapshot } from './take-snapshot.js';
import { writeAuditCsv } from './write-audit-csv.js';

export interface AuditInvocation {
  readonly options: OptionValues<typeof AUDIT_OPTIONS>;
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** Takes a snapshot or reads one, judges it, and says so in the form that was asked for. */
export async function runAudit(invocation: AuditInvocation): Promise<ExitCode> {
  const { options, globals, output } = invocation;
  checkOptions(invocation);
  const configuration = await openOptionalConfiguration(globals.config);
  if (options.printPolicy !== 'none')
    return printPolicy(output, options.printPolicy, options.role, configuration);
  if (options.explain > 0) return explainCollection(output, options.explain, configuration, globals.json);
  if (options.html !== undefined) await assertWritable(options.html);
  if (options.save !== undefined) await assertWritable(options.save, '--save');
  const earlier = options.since === undefined ? undefined : await readSnapshot(options.since);
  const snapshot = await openSnapshot(invocation, configuration);
  assertSameOrganization(snapshot, configuration, globals.config);
  const report = auditSnapshot({
    snapshot,
    expectations: expectationsOf(configuration),
    only: options.only,
    skip: byId(options.skip),
    ...(earlier !== undefined && { earlier }),
  });
  if (options.html !== undefined) {
    await writeFile(options.html, renderAuditPage({ report, version: readVersion() }));
    output.note(`page: ${options.html}`);
  }
  present(report, invocation);
  return exitCodeOf(report, options.failOn);
}

async function openSnapshot(
  invocation: AuditInvocation,
  configuration: Configuration | undefined,
): Promise<Snapshot> {
  const { options, output } = invocation;
  const integrity = options.verified === undefined ? undefined : await readVerified(options.verified);
  const taken =
    options.snapshot === undefined
      ? await takeSnapshot(invocation, configuration)
      : await readSnapshot(options.snapshot);
  const snapshot = integrity === undefined ? taken : { ...taken, integrity: known(integrity) };
  if (options.save !== undefined) {
    await writeFile(options.save, renderJson(snapshot), { mode: 0o600 });
    // The mode above is that of a new file only.
    await chmod(options.save, 0o600);
    output.note(`snapshot: ${options.save}`);
  }
  return snapshot;
}

function present(report: AuditReport, { options, globals, output }: AuditInvocation): void {
  if (globals.json) return output.document(describeAudit(report));
  if (options.csv) return writeAuditCsv(output, report);
  if (!options.ocsf) return printAudit(output, report);
  const version = readVersion();
  for (const { check, outcomes } of report.checks)
    for (const outcome of outcomes) output.write(renderOcsfFinding({ report, check, outcome, version }));
}

/** A failed check says more than one that is unknown; below the severity that was asked for, neither counts. */
function exitCodeOf({ checks }: AuditReport, failOn: CheckSeverity): ExitCode {
  const counted = checks.filter(
    ({ check }) => CHECK_SEVERITIES.indexOf(check.severity) <= CHECK_SEVERITIES.indexOf(failOn),
  );
  if (counted.some(({ status }) => status === 'fail')) return EXIT.findings;
  return counted.some(({ status }) => status === 'unknown') ? EXIT.unfinished : EXIT.clean;
}

/** What is expected of one organization says nothing about another. */
function assertSameOrganization(
  { organization: { description } }: Snapshot,
  configuration: Configuration | undefined,
  path: string,
): void {
  if (configuration === undefined || description.kind === 'unknown') return;
  const expected = configuration.organization.id;
  if (description.value.id === expected) return;
  throw new UserError({
    what: `it describes ${expected}, and the snapshot is one of ${description.value.id}`,
    where: path,
    next: 'Name the configuration of that organization with --config, or run where there is no orgtrail.yaml.',
  });
}
