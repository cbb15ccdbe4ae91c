import { ask } from '../../fixtures/query-lake.js';
import { type DeltaRs, openDeltaRs, type Python } from '../delta-rs/index.js';
import {
  registerLake,
  startTrino,
  type TrinoChoice,
  type TrinoServer,
  type TrinoSession,
} from '../trino/index.js';
import { prepareInvictusLake } from './invictus-lake.js';
import { prepareOddLake } from './odd-lake.js';
import type { PreparedLake } from './prepared-lake.js';
import { prepareSimulatedLake } from './simulated-lake.js';
import { type ComparedResult, fromTrino } from './trino-values.js';

export const LAKES = ['invictus', 'simulated', 'odd'] as const;

export type LakeName = (typeof LAKES)[number];

const PREPARE: Readonly<Record<LakeName, () => Promise<PreparedLake>>> = {
  invictus: prepareInvictusLake,
  simulated: prepareSimulatedLake,
  odd: prepareOddLake,
};

/** The lakes, and everybody who reads them. In Trino each lake is a schema. */
export interface Readers {
  start(tools: { readonly trino: TrinoChoice; readonly python: Python }): Promise<void>;
  stop(): Promise<void>;
  lake(name: LakeName): PreparedLake;
  deltaRs(): DeltaRs;
  trino(): TrinoServer;
  /** Our own engine's answer. */
  askDuckdb(name: LakeName, sql: string): Promise<ComparedResult>;
  askTrino(name: LakeName, sql: string, session?: TrinoSession): Promise<ComparedResult>;
}

export const createReaders = (): Readers => {
  const lakes = new Map<LakeName, PreparedLake>();
  let trino: TrinoServer | undefined;
  let deltaRs: DeltaRs | undefined;

  const started = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('the readers are not started');
    return part;
  };
  const lake = (name: LakeName): PreparedLake => started(lakes.get(name));
  const prepareLakes = async (): Promise<void> => {
    for (const name of LAKES) lakes.set(name, await PREPARE[name]());
  };
  return {
    start: async (tools) => {
      deltaRs = await openDeltaRs(tools.python);
      const starting = startTrino(tools.trino).then((server) => {
        trino = server;
      });
      await Promise.all([starting, prepareLakes()]);
      for (const name of LAKES) {
        await registerLake(started(trino), { schema: name, folder: lake(name).folder });
      }
    },
    stop: async () => {
      await trino?.stop();
      for (const prepared of lakes.values()) await prepared.remove();
    },
    lake,
    deltaRs: () => started(deltaRs),
    trino: () => started(trino),
    askDuckdb: async (name, sql) => ask(lake(name).engine, sql),
    askTrino: async (name, sql, session = {}) =>
      fromTrino(await started(trino).query(sql, { schema: name, ...session })),
  };
};
