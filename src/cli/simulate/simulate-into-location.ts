import { availableParallelism } from 'node:os';
import { UserError } from '../../errors.js';
import type {
  ScenarioName,
  SimulatedLayout,
  SimulationOptions,
  SimulationSummary,
  TamperName,
} from '../../simulator/index.js';
import { type ObjectStore, parseLocation } from '../../storage/index.js';
import { confirm } from '../confirm.js';
import type { GlobalOptions } from '../global-options.js';
import { openLocation } from '../open-location.js';
import type { Output } from '../output.js';

export interface SimulateOptions {
  readonly out: string | undefined;
  readonly accounts: number;
  readonly regions: number;
  readonly days: number;
  readonly eventsPerDay: number;
  readonly seed: number;
  readonly scenario: readonly string[];
  readonly tamper: readonly string[];
  readonly layout: SimulatedLayout;
  readonly endsAt: Date | undefined;
}

interface Surroundings {
  readonly options: SimulateOptions;
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly startedAt: number;
}

export interface Simulated {
  readonly location: string;
  readonly summary: SimulationSummary;
}

/** Below this many events starting threads takes longer than they save. */
const EVENTS_WORTH_THREADS = 100_000;

export async function simulateIntoLocation(surroundings: Surroundings): Promise<Simulated> {
  const { options, globals, output, signal, startedAt } = surroundings;
  const out = options.out ?? refuseMissing();
  const { simulateOrganization } = await import('../../simulator/index.js');
  const { store, close } = await openLocation(out, globals, true);
  try {
    if (!(await isEmpty(store))) {
      await confirm({
        what: 'there are objects already, and logs would be written among them',
        where: store.location,
        yes: globals.yes,
      });
    }
    const summary = await simulateOrganization(store, simulationOptions(options, out, startedAt), {
      threads: options.days * options.eventsPerDay < EVENTS_WORTH_THREADS ? 0 : availableParallelism(),
      signal,
      onProgress: ({ events, bytes }) =>
        output.progress.update({
          label: 'simulate',
          done: events,
          total: options.days * options.eventsPerDay,
          unit: 'events',
          bytes,
        }),
    });
    return { location: store.location, summary };
  } finally {
    close();
  }
}

/** Digests name bucket and whole key, so the simulator has to know where the location lies in its bucket. */
function simulationOptions(options: SimulateOptions, out: string, startedAt: number): SimulationOptions {
  const { scenario, tamper, endsAt, out: _out, ...rest } = options;
  const location = parseLocation(out);
  return {
    ...rest,
    scenarios: readNames<ScenarioName>(scenario, 'all'),
    tamper: readNames<TamperName>(tamper, 'none'),
    endsAt: endsAt ?? new Date(startedAt),
    ...(location.kind === 's3' && { bucket: location.bucket, storePrefix: location.prefix }),
  };
}

function readNames<Name extends string>(
  names: readonly string[],
  otherwise: 'all' | 'none',
): 'all' | 'none' | readonly Name[] {
  if (names.length === 0) return otherwise;
  if (names.includes('all')) return 'all';
  if (names.length === 1 && names[0] === 'none') return 'none';
  // The simulator refuses names that it does not know.
  return names as readonly Name[];
}

async function isEmpty(store: ObjectStore): Promise<boolean> {
  for await (const page of store.list('')) {
    if (page.kind === 'page' && page.objects.length > 0) return false;
  }
  return true;
}

function refuseMissing(): never {
  throw new UserError({
    what: 'it is not said where to write to',
    where: '--out',
    next: 'Give --out a folder or s3://bucket/prefix.',
  });
}
