/** Hostile requests may hold any amount of nesting; a policy stands near the top. */
const DEEPEST = 32;
const MOST_VALUES = 50_000;

type Statement = Readonly<Record<string, unknown>>;

/**
 * The statements of every policy within a value. S3 keeps a bucket policy as an object; IAM, KMS, SQS and
 * others as JSON text.
 */
export function policiesIn(root: unknown): readonly Statement[] {
  const statements: Statement[] = [];
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  let visited = 0;
  for (let next = open.pop(); next !== undefined && visited < MOST_VALUES; next = open.pop(), visited += 1) {
    const value = typeof next.value === 'string' ? parsePolicy(next.value) : next.value;
    if (typeof value !== 'object' || value === null || next.depth > DEEPEST) continue;
    statements.push(...statementsOf(value));
    for (const member of Object.values(value)) open.push({ value: member, depth: next.depth + 1 });
  }
  return statements;
}

function statementsOf(value: object): readonly Statement[] {
  if (!Object.hasOwn(value, 'Statement')) return [];
  const statement: unknown = (value as { readonly Statement: unknown }).Statement;
  const list: readonly unknown[] = Array.isArray(statement) ? statement : [statement];
  return list.filter((each): each is Statement => typeof each === 'object' && each !== null);
}

function parsePolicy(text: string): unknown {
  if (!text.trimStart().startsWith('{') || !text.includes('Statement')) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
