import type { Place, Preflight, Problem, StepPlan, StepResult } from '../../deploy/index.js';

interface DocumentParts {
  readonly mode: 'plan' | 'deploy';
  readonly organizationId: string;
  readonly checked: Preflight;
  readonly steps: readonly (StepPlan | StepResult)[];
}

/** The one JSON document of `--json`. A plan's steps have a `state`, those of a run an `outcome`. */
export function deployDocument({ mode, organizationId, checked, steps }: DocumentParts) {
  return {
    schema: 'orgtrail.deploy/1',
    mode,
    organizationId,
    adopted: checked.adopted?.arn ?? null,
    preflight: checked.findings,
    steps: steps.map(stepDocument),
  };
}

export function stepDocument({ place, ...step }: (StepPlan | StepResult) & { readonly problem?: Problem }) {
  const { role, accountId, region }: Place = place;
  return { ...step, accountRole: role, accountId, region };
}
