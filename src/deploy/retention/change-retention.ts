import { createHash } from 'node:crypto';
import type { DefaultRetention } from '../access/index.js';
import { accountOf, type Deployment } from '../deployment.js';
import { type Applied, DONE, type Run } from '../engine/index.js';
import type { ParameterSource, Unit } from '../../resources/index.js';
import { changeStack } from '../stack/change-stack.js';
import { knownValues, resolveParameters } from '../stack/resolve-parameters.js';
import { TAGS } from '../stack/tags.js';
import { assetKey, stagingBucketName, templateUrl } from '../staging/staging-names.js';

/**
 * Through the stack, where the bucket is one of ours: changed beside it, the next update would put the old
 * value back. An adopted bucket has no stack, and is changed itself.
 */
export async function changeRetention(
  deployment: Deployment,
  run: Run,
  wanted: DefaultRetention,
): Promise<Applied> {
  const unit = deployment.adopted === undefined ? retentionUnit(deployment) : undefined;
  if (unit !== undefined) return changeInStack(deployment, run, unit, wanted);
  const { name, region } = deployment.target.logBucket;
  await accountOf(deployment, 'logArchive').buckets(region).setDefaultRetention(name, wanted);
  return DONE;
}

function retentionUnit({ manifest }: Deployment): Unit | undefined {
  return manifest.units.find(({ parameters }) =>
    Object.values(parameters).some(({ kind }) => kind === 'retention-mode'),
  );
}

async function changeInStack(
  deployment: Deployment,
  run: Run,
  unit: Unit,
  wanted: DefaultRetention,
): Promise<Applied> {
  const { target } = deployment;
  const stacks = accountOf(deployment, unit.role).stacks(unit.region);
  const known = knownValues(await resolveParameters(deployment, unit, await stacks.describe(unit.name)));
  const parameters = { ...known, ...retentionParameters(unit, wanted) };
  const bucket = stagingBucketName(target.accounts[unit.role], unit.region);
  const name = createHash('sha256').update(JSON.stringify(parameters)).digest('hex').slice(0, 16);
  return changeStack(run, stacks, {
    stack: unit.name,
    name: `orgtrail-retention-${name}`,
    templateUrl: templateUrl(target.partition, bucket, unit.region, assetKey(unit.template)),
    parameters,
    tags: TAGS,
    isProtected: true,
  });
}

function retentionParameters(unit: Unit, { mode, days }: DefaultRetention): Readonly<Record<string, string>> {
  const nameOf = (kind: ParameterSource['kind']) =>
    Object.entries(unit.parameters).find(([, source]) => source.kind === kind)?.[0];
  const modeName = nameOf('retention-mode');
  const daysName = nameOf('retention-days');
  return {
    ...(modeName !== undefined && { [modeName]: mode }),
    ...(daysName !== undefined && { [daysName]: String(days) }),
  };
}
