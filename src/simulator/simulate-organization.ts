import { UserError } from '../errors.js';
import type { ObjectStore, PutResult } from '../storage/index.js';
import { type Batch, runAccount } from './account-run.js';
import type { DeliveredObject } from './delivery/index.js';
import { describeConfiguration } from './describe-configuration.js';
import { describeOrganization } from './describe-organization.js';
import { makePlan, type SimulationPlan } from './plan.js';
import { type SimulationOptions, type SimulationSettings, simulationSettings } from './settings.js';
import { listPublicKeys, makeRegionKeys, type RegionKey } from './signing/index.js';
import { filterThrough } from './tampering/index.js';
import { tellTruth } from './truth.js';
import { runAccountsInWorkers } from './worker/index.js';
import { knownRegions, type SimulatedAccount } from './world/index.js';

export interface SimulationControls {
  /**
   * Worker threads beside the calling one; 0, the default, does everything in the calling thread.
   * Threads need the compiled package. The bytes are the same for any number.
   */
  readonly threads?: number;
  /** The compiled entry of the worker thread, where it does not lie beside this module. */
  readonly workerEntry?: URL;
  readonly signal?: AbortSignal;
  onProgress?(progress: SimulationProgress): void;
}

export interface SimulationProgress {
  readonly events: number;
  readonly logFiles: number;
  readonly digests: number;
  /** Of all objects so far, as delivered. */
  readonly bytes: number;
  /** In [0, 1]. */
  readonly done: number;
}

/** Numbers are of what was delivered; tampering comes after it. */
export interface SimulationSummary {
  readonly organizationId: string;
  readonly accounts: number;
  readonly regions: readonly string[];
  readonly from: Date;
  readonly to: Date;
  readonly events: number;
  readonly logFiles: number;
  readonly digests: number;
  readonly bytes: number;
  readonly scenarios: readonly string[];
  readonly tampering: readonly string[];
}

/** Digests end up to two hours after the last event. */
const keyMarginSeconds = 4 * 3600;
const putsAtOnce = 16;

/**
 * Writes the logs, digests and descriptions of an invented organization into a store. Equal options
 * give equal bytes. Throws a `UserError` for options out of bounds and when the store refuses.
 */
export async function simulateOrganization(
  store: ObjectStore,
  options: SimulationOptions,
  controls: SimulationControls = {},
): Promise<SimulationSummary> {
  const settings = simulationSettings(options);
  const plan = makePlan(settings);
  const regions = knownRegions.slice(0, settings.regions);
  const keys = makeRegionKeys(
    settings.seed,
    regions,
    settings.from - keyMarginSeconds,
    settings.to + keyMarginSeconds,
  );
  await storeDocument(store, settings, 'organization.json', describeOrganization(plan));
  await storeDocument(store, settings, 'public-keys.json', listPublicKeys(keys));
  await storeConfiguration(store, plan);

  const hours = (settings.to - settings.from) / 3600 + 1;
  const tampering = filterThrough(plan.tampering);
  const totals = { events: 0, logFiles: 0, digests: 0, bytes: 0 };
  let batches = 0;
  const take = async (batch: Batch) => {
    await storeObjects(store, tampering.pass(batch.accountId, batch.objects));
    totals.events += batch.events;
    totals.logFiles += batch.logFiles;
    totals.digests += batch.digests;
    totals.bytes += batch.objects.reduce((sum, { body }) => sum + body.byteLength, 0);
    controls.onProgress?.({ ...totals, done: ++batches / (hours * plan.world.accounts.length) });
  };
  const bySize = [...plan.world.accounts].sort((a, b) => b.share - a.share);
  if ((controls.threads ?? 0) === 0) await runAccountsHere(plan, bySize, keys, take, controls.signal);
  else await runAccountsInWorkers({ settings, keys, accountIds: bySize.map(({ id }) => id) }, take, controls);
  await storeDocument(store, settings, 'truth.json', tellTruth(plan, tampering.traces()));

  return {
    organizationId: plan.world.organizationId,
    accounts: plan.world.accounts.length,
    regions,
    from: new Date(settings.from * 1000),
    to: new Date(settings.to * 1000),
    ...totals,
    scenarios: plan.scenarios.map(({ name }) => name),
    tampering: plan.tampering.map(({ name }) => name),
  };
}

async function runAccountsHere(
  plan: SimulationPlan,
  accounts: readonly SimulatedAccount[],
  keys: readonly RegionKey[],
  take: (batch: Batch) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const account of accounts) {
    for (const batch of runAccount(plan, account, keys)) {
      signal?.throwIfAborted();
      await take(batch);
    }
  }
}

async function storeDocument(
  store: ObjectStore,
  { to }: SimulationSettings,
  key: string,
  document: object,
): Promise<void> {
  const body = Buffer.from(`${JSON.stringify(document, null, 2)}\n`);
  const lastModified = new Date(to * 1000);
  refuse(store, key, await store.put(key, body, { contentType: 'application/json', lastModified }));
}

/** The name is also that of the user's own file, which stays as it is. */
async function storeConfiguration(store: ObjectStore, plan: SimulationPlan): Promise<void> {
  const text = describeConfiguration(plan);
  if (text === undefined) return;
  const key = 'orgtrail.yaml';
  const result = await store.put(key, Buffer.from(text), {
    contentType: 'application/yaml',
    lastModified: new Date(plan.settings.to * 1000),
    ifAbsent: true,
  });
  if (result.kind !== 'exists') refuse(store, key, result);
}

async function storeObjects(store: ObjectStore, objects: readonly DeliveredObject[]): Promise<void> {
  for (let start = 0; start < objects.length; start += putsAtOnce) {
    await Promise.all(objects.slice(start, start + putsAtOnce).map((object) => storeObject(store, object)));
  }
}

async function storeObject(
  store: ObjectStore,
  { key, body, metadata, lastModified }: DeliveredObject,
): Promise<void> {
  const result = await store.put(key, body, {
    contentType: 'application/json',
    contentEncoding: 'gzip',
    lastModified: new Date(lastModified * 1000),
    ...(metadata === undefined ? {} : { metadata }),
  });
  refuse(store, key, result);
}

function refuse(store: ObjectStore, key: string, result: PutResult): void {
  if (result.kind === 'stored') return;
  const detail = result.kind === 'exists' ? 'it exists already' : result.detail;
  throw new UserError({ what: `cannot write ${key} (${result.kind}): ${detail}`, where: store.location });
}
