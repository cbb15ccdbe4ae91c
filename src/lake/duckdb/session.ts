import { type DuckDBConnection, DuckDBInstance, StatementType } from '@duckdb/node-api';
import { wholeTexts } from './whole-text.js';

/** One DuckDB connection for the lake's own work. User SQL never runs here. */
export interface Session {
  run(sql: string): Promise<void>;
  /** Rows as JSON-safe values: 64-bit integers and timestamps arrive as text. */
  rows<Row>(sql: string): Promise<readonly Row[]>;
  /** Another connection, for statements that run beside this one's. It shares threads and memory, not temporary tables. */
  another(): Promise<Session>;
  close(): void;
}

export interface SessionOptions {
  readonly threads: number;
  /** DuckDB's own memory; the process needs about as much again for buffers. */
  readonly memoryLimitMegabytes: number;
  /** Where DuckDB spills what does not fit. */
  readonly temporaryFolder: string;
}

export const openSession = async (options: SessionOptions): Promise<Session> => {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: `${options.memoryLimitMegabytes}MB`,
    temp_directory: options.temporaryFolder,
    // Order comes from ORDER BY; keeping the order of the input would hold whole batches in memory.
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const session = await connect(instance);
  return {
    ...session,
    close: () => {
      session.close();
      instance.closeSync();
    },
  };
};

const connect = async (instance: DuckDBInstance): Promise<Session> => {
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    rows: async <Row>(sql: string) => {
      const reader = await connection.runAndReadAll(await wholeStatement(connection, sql));
      return reader.getRowObjectsJson() as unknown as readonly Row[];
    },
    another: async () => connect(instance),
    close: () => connection.closeSync(),
  };
};

/** A key may begin with U+FEFF, and has to come back as it went in. */
const wholeStatement = async (connection: DuckDBConnection, sql: string): Promise<string> => {
  const prepared = await connection.prepare(sql);
  try {
    if (prepared.statementType !== StatementType.SELECT) return sql;
    const places = Array.from({ length: prepared.columnCount }, (_, place) => place);
    const names = places.map((place) => prepared.columnName(place));
    const types = places.map((place) => prepared.columnType(place));
    return `SELECT ${wholeTexts(names, types)} FROM (${sql}\n)`;
  } finally {
    prepared.destroySync();
  }
};

/** A string as a SQL literal. DuckDB has no backslash escapes in plain literals. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const listLiteral = (texts: readonly string[]): string => `[${texts.map(literal).join(', ')}]`;
