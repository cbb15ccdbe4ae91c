import type { QueryEngine } from '../../query/index.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS, mayMatch, type SigmaRule } from '../../sigma/index.js';

/** A pair of service and action that the lake has events of, as the events write it. */
export interface OccurringCall {
  readonly eventSource: string | undefined;
  readonly eventName: string | undefined;
}

/** One pass over two columns that hold few distinct values. */
export async function occurringCalls(
  engine: QueryEngine,
  signal: AbortSignal,
): Promise<{ readonly calls: readonly OccurringCall[]; readonly events: number }> {
  const sql = 'SELECT event_source, event_name, count(*) AS n FROM cloudtrail_events GROUP BY 1, 2';
  const { batches } = await engine.run({ sql, signal });
  const calls: OccurringCall[] = [];
  let events = 0;
  for await (const batch of batches) {
    for (const [source, name, n] of batch) {
      calls.push({ eventSource: textOf(source), eventName: textOf(name) });
      events += Number(n);
    }
  }
  return { calls, events };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Names of the events that a rule can match, `any` if it is not about names, none if there is nothing for it. */
export type NamesOfRule =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'any' }
  | { readonly kind: 'none' };

/** A rule that could match more than so many of the calls is about something else than their names. */
const mostNames = 200;

export function namesOf(rule: SigmaRule, calls: readonly OccurringCall[]): NamesOfRule {
  const may = mayMatch(rule, ['eventSource', 'eventName'], CLOUDTRAIL_VIRTUAL_FIELDS);
  const possible = calls.filter(may);
  if (possible.length === 0) return { kind: 'none' };
  const names = [...new Set(possible.map(({ eventName }) => eventName))];
  const isAny = possible.length === calls.length && calls.length > 1;
  if (isAny || names.length > mostNames || names.includes(undefined)) return { kind: 'any' };
  return { kind: 'names', names: names.filter((name) => name !== undefined) };
}
