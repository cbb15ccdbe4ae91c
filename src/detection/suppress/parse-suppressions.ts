import { isMap, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import type { Suppression } from '../../config/index.js';
import { UserError } from '../../errors.js';

const patterns = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((given) => (typeof given === 'string' ? [given] : given));

const entry = z.strictObject({
  rule: patterns,
  account: patterns.optional(),
  region: patterns.optional(),
  principal: patterns.optional(),
  sourceIpAddress: patterns.optional(),
  reason: z.string().min(1),
  until: z.iso.date().or(z.iso.datetime({ offset: true })),
});

const example = `- rule: net-01
  account: "111122223333"
  reason: public load balancer, ticket 4711
  until: 2026-12-31`;

/**
 * Reads a file of suppressions: a YAML list. Each has a reason and an end, because one without is a hole
 * that nobody remembers.
 *
 * @throws {UserError} with file, line and column
 */
export function parseSuppressions(path: string, text: string): readonly Suppression[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2' });
  const [broken] = document.errors;
  if (broken !== undefined) refuse(path, lines, broken.pos[0], broken.message.split('\n', 1)[0]!);
  const parsed = z.array(entry).safeParse(document.toJS({ maxAliasCount: 100 }) ?? []);
  if (parsed.success) return parsed.data.map(suppressionOf);
  const [issue] = parsed.error.issues;
  const where = issue!.path.filter((step) => typeof step !== 'symbol');
  return refuse(path, lines, offsetOf(document, where), describeIssue(issue!.message, where));
}

function suppressionOf(given: z.infer<typeof entry>): Suppression {
  const { rule, account = [], region = [], principal = [], sourceIpAddress = [], reason, until } = given;
  return {
    rules: rule,
    accounts: account,
    regions: region,
    principals: principal,
    sourceIpAddresses: sourceIpAddress,
    reason,
    until: new Date(until),
  };
}

function describeIssue(message: string, where: readonly (string | number)[]): string {
  const name = where.filter((step) => typeof step === 'string').join('.');
  return name === '' ? message : `${name}: ${message}`;
}

function refuse(path: string, lines: LineCounter, offset: number, what: string): never {
  const { line, col } = lines.linePos(offset);
  throw new UserError({
    what,
    where: `${path}:${line}:${col}`,
    next: `A suppression names rule, reason and until, and may name account, region, principal and sourceIpAddress:\n${example}`,
  });
}

/** Where the nearest node of a path begins: a member that is missing is looked for at its owner. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    const range = isMap(node) || isSeq(node) ? node.range : (node as { range?: number[] } | undefined)?.range;
    if (range?.[0] !== undefined) return range[0];
  }
  return 0;
}
