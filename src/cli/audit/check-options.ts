import { CHECKS } from '../../audit/index.js';
import { UserError } from '../../errors.js';
import type { AuditInvocation } from './run-audit.js';

/** What no single option can see. Throws a UserError. */
export function checkOptions({ options, globals }: AuditInvocation): void {
  const forms = [globals.json, options.csv, options.ocsf].filter(Boolean).length;
  if (forms > 1) throw new UserError({ what: 'only one of --json, --csv and --ocsf can be printed' });
  if (options.snapshot !== undefined && options.save !== undefined)
    throw new UserError({ what: '--save writes a snapshot that was taken, and --snapshot takes none' });
  for (const id of [...options.only, ...Object.keys(byId(options.skip))]) assertKnown(id);
  for (const [id, reason] of Object.entries(options.skip)) {
    if (reason.trim() === '')
      throw new UserError({
        what: 'a check is left out only for a reason',
        where: `--skip ${id}=`,
        next: `Write --skip '${id}=why nobody has to know'.`,
      });
  }
}

/** Ids are upper case, however they are typed. */
export function byId(reasons: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(reasons).map(([id, reason]) => [id.toUpperCase(), reason]));
}

function assertKnown(id: string): void {
  if (CHECKS.some((check) => check.id === id)) return;
  throw new UserError({
    what: `there is no check ${id}`,
    next: `There are ${CHECKS.map((check) => check.id).join(' ')}.`,
  });
}
