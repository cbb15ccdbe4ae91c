import { BACKENDS, type CompiledRule } from '../../sigma/index.js';
import { capitalize, markdownTable } from './markdown.js';

const KINDS = ['exact', 'wide', 'unsupported'] as const;

/** How many rules each language says in each way. */
export function exactnessTable(compiled: readonly CompiledRule[]): string {
  return markdownTable(
    ['', ...KINDS],
    BACKENDS.map((name) => [
      name,
      ...KINDS.map((kind) => String(compiled.filter(({ backends }) => backends[name].kind === kind).length)),
    ]),
  );
}

/** The languages that are not exact for a rule, and why; nothing when all are. */
export function reservations({ rule, backends }: CompiledRule): readonly string[] {
  const lines = BACKENDS.flatMap((name) => {
    const compilation = backends[name];
    if (compilation.kind === 'exact') return [];
    const reasons = compilation.kind === 'wide' ? compilation.widened : [compilation.reason];
    return [`- ${capitalize(name)}, ${compilation.kind}: ${reasons.join('; ')}`];
  });
  return lines.length === 0 ? [] : [`**${rule.ruleId}**\n\n${lines.join('\n')}`];
}
