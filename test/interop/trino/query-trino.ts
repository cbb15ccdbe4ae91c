export interface TrinoColumn {
  readonly name: string;
  /** As Trino writes it: `timestamp(3) with time zone`, `array(varchar)`. */
  readonly type: string;
}

export interface TrinoResult {
  readonly columns: readonly TrinoColumn[];
  /**
   * Values in Trino's JSON form: `bigint` is a number, `decimal`, `date` and `timestamp` are text
   * (`2026-01-02 00:00:00.000 UTC`), `row` is an array, `varbinary` is base64.
   */
  readonly rows: readonly (readonly unknown[])[];
}

export interface TrinoSession {
  /** Schema of tables that the SQL names without one. */
  readonly schema?: string;
  /** https://trino.io/docs/current/sql/set-session.html; values without commas. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** A query that Trino refused or gave up. */
export class TrinoError extends Error {
  override readonly name = 'TrinoError';
  /** Trino's own name of the error: `SYNTAX_ERROR`, `TABLE_NOT_FOUND`, … */
  readonly code: string;

  constructor(code: string, message: string, sql: string) {
    super(`${code}: ${message}\n${sql}`);
    this.code = code;
  }
}

/** One answer of the protocol. https://trino.io/docs/current/develop/client-protocol.html */
interface Page {
  readonly nextUri?: string;
  readonly columns?: readonly TrinoColumn[];
  readonly data?: readonly (readonly unknown[])[];
  readonly error?: { readonly errorName: string; readonly message: string };
}

/** Runs one statement, without a semicolon, to its end. Session time zone is UTC. */
export const queryTrino = async (
  server: URL,
  catalog: string,
  sql: string,
  session: TrinoSession = {},
): Promise<TrinoResult> => {
  const headers = {
    'X-Trino-User': 'orgtrail',
    'X-Trino-Catalog': catalog,
    'X-Trino-Time-Zone': 'UTC',
    // Without it every timestamp arrives cut to milliseconds, under a type that does not say so.
    'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME',
    ...(session.schema === undefined ? {} : { 'X-Trino-Schema': session.schema }),
    ...(session.properties === undefined ? {} : { 'X-Trino-Session': sessionHeader(session.properties) }),
  };
  let page = await fetchPage(new URL('/v1/statement', server), { method: 'POST', headers, body: sql });
  let columns: readonly TrinoColumn[] = [];
  const rows: (readonly unknown[])[] = [];
  for (;;) {
    if (page.error !== undefined) throw new TrinoError(page.error.errorName, page.error.message, sql);
    if (page.columns !== undefined) columns = page.columns.map(({ name, type }) => ({ name, type }));
    for (const row of page.data ?? []) rows.push(row);
    if (page.nextUri === undefined) return { columns, rows };
    page = await fetchPage(new URL(page.nextUri), { headers });
  }
};

const sessionHeader = (properties: Readonly<Record<string, string>>): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join(',');

const BUSY = [429, 502, 503, 504];

/** The protocol asks clients to repeat a request that a busy server turned away. */
const fetchPage = async (url: URL, request: RequestInit, attempts = 50): Promise<Page> => {
  const response = await fetch(url, request);
  if (response.ok) return (await response.json()) as Page;
  const text = await response.text();
  if (!BUSY.includes(response.status) || attempts === 0) {
    throw new Error(`Trino answered ${response.status}: ${text.slice(0, 500)}`);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  return fetchPage(url, request, attempts - 1);
};
