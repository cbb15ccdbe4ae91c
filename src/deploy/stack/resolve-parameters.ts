import type { StackFacts } from '../access/index.js';
import { assetKey, stagingBucketName } from '../staging/staging-names.js';
import { accountOf, type Deployment } from '../deployment.js';
import type { ParameterSource, Unit } from '../../resources/index.js';
import { currentRetention } from './current-retention.js';

/** A value, or the step that has to run before there is one. */
export type ParameterValue =
  | { readonly kind: 'known'; readonly value: string }
  | { readonly kind: 'known-after'; readonly step: string };

export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** The values of a unit's parameters now. `stack` is the unit's own stack, where there is one. */
export async function resolveParameters(
  deployment: Deployment,
  unit: Unit,
  stack: Pick<StackFacts, 'parameters'> | undefined,
): Promise<ParameterValues> {
  const values: Record<string, ParameterValue> = {};
  for (const [name, source] of Object.entries(unit.parameters)) {
    values[name] = await resolve(deployment, unit, source, stack);
  }
  return values;
}

/** Those that are known, as CloudFormation takes them. */
export function knownValues(values: ParameterValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value.kind === 'known' ? [[name, value.value]] : [])),
  );
}

async function resolve(
  deployment: Deployment,
  unit: Unit,
  source: ParameterSource,
  stack: Pick<StackFacts, 'parameters'> | undefined,
): Promise<ParameterValue> {
  switch (source.kind) {
    case 'value':
      return known(source.value);
    case 'output':
      return outputOf(deployment, source.unit, source.output);
    case 'root':
      return known((await deployment.cloud.organizations.root()).id);
    case 'asset-bucket':
      return known(stagingBucketName(deployment.target.accounts[unit.role], unit.region));
    case 'asset-key':
      return known(assetKey(assetOf(deployment, source.file)));
    case 'retention-mode':
      return known(currentRetention(deployment, unit, stack).mode);
    case 'retention-days':
      return known(String(currentRetention(deployment, unit, stack).days));
  }
}

async function outputOf(deployment: Deployment, unitId: string, output: string): Promise<ParameterValue> {
  const unit = deployment.manifest.units.find(({ id }) => id === unitId);
  if (unit === undefined) throw new Error(`no unit is called ${unitId}`);
  const stack = await accountOf(deployment, unit.role).stacks(unit.region).describe(unit.name);
  const value = stack?.outputs[output];
  return value === undefined ? { kind: 'known-after', step: unitId } : known(value);
}

function assetOf({ manifest }: Deployment, file: string) {
  const asset = manifest.assets.find((each) => each.file === file);
  if (asset === undefined) throw new Error(`no asset is called ${file}`);
  return asset;
}

function known(value: string): ParameterValue {
  return { kind: 'known', value };
}
