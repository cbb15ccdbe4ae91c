import { Random } from '../random.js';
import type { SimulatedEvent } from '../record/index.js';
import type { SimulatedAccount, World } from '../world/index.js';
import { auditRun } from './audit-run.js';
import type { CrossAccountRun } from './cross-account-run.js';
import { operatorRun } from './operator-run.js';
import { pipelineRun } from './pipeline-run.js';
import { workRhythm } from './rhythm.js';
import { hourSeconds } from './shift.js';

/** Runs of the whole organization per day. */
export interface RunRates {
  readonly pipelines: number;
  readonly audits: number;
  readonly operators: number;
}

/** Every run that starts in the hour, whichever accounts it concerns. */
export function runsIn(world: World, rates: RunRates, hour: number): CrossAccountRun[] {
  const random = new Random(world.seed, 'runs', hour);
  const atWork = workRhythm(hour) / meanWorkRhythm;
  const counts = {
    pipeline: random.round((rates.pipelines / 24) * atWork),
    audit: random.round(rates.audits / 24),
    operator: random.round((rates.operators / 24) * atWork),
  } as const;
  const startsAt = () => hour * hourSeconds + 30 + random.below(hourSeconds - 400);
  return (Object.keys(counts) as (keyof typeof counts)[]).flatMap((kind) =>
    Array.from({ length: counts[kind] }, (_, number) => {
      const from = world.accountFor(kind === 'audit' ? 'security' : 'shared-services');
      return { kind, from, to: targetOf(world, random, kind), startsAt: startsAt(), number };
    }),
  );
}

const meanWorkRhythm = 0.45;

function targetOf(world: World, random: Random, kind: CrossAccountRun['kind']): SimulatedAccount {
  const targets =
    kind === 'audit'
      ? world.accounts
      : world.accounts.filter(({ unit }) => unit.startsWith('Root/Workloads'));
  const weights = kind === 'audit' ? targets.map(() => 1) : targets.map(({ share }) => share);
  return targets.length === 0 ? world.accountFor('production') : random.pickWeighted(targets, weights);
}

/** All records of a run, in both accounts. */
export function runEvents(world: World, run: CrossAccountRun): SimulatedEvent[] {
  const random = new Random(world.seed, 'run', run.kind, run.startsAt, run.number);
  switch (run.kind) {
    case 'pipeline':
      return pipelineRun(world, random, run);
    case 'audit':
      return auditRun(world, random, run);
    case 'operator':
      return operatorRun(world, random, run);
  }
}
