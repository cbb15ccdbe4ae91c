import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CfnParameter, CfnStackSet, Stack } from 'aws-cdk-lib';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';
import type { Configuration } from '../config/index.js';
import type { Asset as OwnFile, Manifest, ParameterSource, Template, Unit } from '../resources/index.js';

export interface OrgtrailStacksProps {
  readonly configuration: Configuration;
  /**
   * What `buildManifest` made of the configuration: with `detectionOptions`, the very one of `orgtrail synth`,
   * the function of the hub included.
   */
  readonly manifest: Manifest;
  /** Only these units, by id; all of them unless told. */
  readonly units?: readonly string[];
  /**
   * Values of parameters by unit and name: ARNs that another account's stack put out. CloudFormation has no
   * references between accounts, so whatever is not given stays a parameter of the stack.
   */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * A stack for every unit of a manifest, each for its account and Region, from the very templates that
 * `orgtrail synth` writes. Resources can be reached by their logical ids:
 * `stacks.resource('log-archive', 'LogBucket')`.
 */
export class OrgtrailStacks extends Construct {
  readonly #included: ReadonlyMap<string, CfnInclude>;
  readonly #stacks: ReadonlyMap<string, Stack>;

  constructor(scope: Construct, id: string, props: OrgtrailStacksProps) {
    super(scope, id);
    const { units = props.manifest.units.map((unit) => unit.id) } = props;
    const wanted = props.manifest.units.filter((unit) => units.includes(unit.id));
    this.#stacks = new Map(wanted.map((unit) => [unit.id, this.#openStack(unit, props.configuration)]));
    const included = wanted.filter(({ stackSet }) => stackSet === undefined);
    this.#included = new Map(included.map((unit) => [unit.id, this.#include(unit, props)]));
    for (const unit of wanted.filter(({ stackSet }) => stackSet !== undefined)) {
      addStackSet(this.stack(unit.id), unit, props.configuration);
    }
    this.#keepOrder(wanted);
  }

  /** @throws when there is no such unit */
  stack(unit: string): Stack {
    return this.#stacks.get(unit) ?? unknown(unit);
  }

  /** A resource of a unit by its logical id, to be changed like any other of CDK's level 1. */
  resource(unit: string, logicalId: string): ReturnType<CfnInclude['getResource']> {
    return (this.#included.get(unit) ?? unknown(unit)).getResource(logicalId);
  }

  #openStack({ id, name, region, role, stackSet, title }: Unit, { accounts }: Configuration): Stack {
    return new Stack(this, id, {
      stackName: stackSet === undefined ? name : `${name}-stack-set`,
      description: `orgtrail: ${title}`,
      env: { account: accounts[role], region },
    });
  }

  #include(unit: Unit, { parameters = {}, manifest }: OrgtrailStacksProps): CfnInclude {
    const stack = this.stack(unit.id);
    const files = addAssets(stack, unit, manifest);
    const values = { ...literals(unit.parameters), ...files, ...parameters[unit.id] };
    const included = new CfnInclude(stack, 'Template', {
      templateFile: writeFile(unit.template),
      preserveLogicalIds: true,
      ...(Object.keys(values).length > 0 && { parameters: values }),
    });
    keepNulls(included, unit);
    return included;
  }

  /** The order of the manifest, which no reference tells CDK. */
  #keepOrder(units: readonly Unit[]): void {
    for (const [index, unit] of units.entries()) {
      const before = units[index - 1];
      if (before !== undefined) this.stack(unit.id).addStackDependency(this.stack(before.id));
    }
  }
}

/**
 * To CfnInclude null is nothing. In an event pattern it is a value, and a pattern without it would miss events:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-null-values
 */
function keepNulls(included: CfnInclude, { template }: Unit): void {
  const { Resources } = JSON.parse(Buffer.from(template.body).toString('utf8')) as Template;
  for (const [logicalId, { Properties }] of Object.entries(Resources)) {
    const withNulls = Object.entries(Properties ?? {}).filter(([, value]) => hasNull(value));
    for (const [name, value] of withNulls) included.getResource(logicalId).addPropertyOverride(name, value);
  }
}

function hasNull(value: unknown): boolean {
  if (typeof value !== 'object') return false;
  return value === null || Object.values(value).some(hasNull);
}

/** CDK takes what it includes and uploads from files. */
function writeFile({ file, body }: OwnFile): string {
  const path = join(mkdtempSync(join(tmpdir(), 'orgtrail-cdk-')), basename(file));
  writeFileSync(path, body);
  return path;
}

/** Files that resources of a unit read, uploaded by CDK: where they lie then, by the unit's parameters. */
function addAssets(
  stack: Stack,
  { parameters }: Unit,
  { assets }: Manifest,
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [name, source] of Object.entries(parameters)) {
    if (source.kind !== 'asset-key') continue;
    const found = assets.find(({ file }) => file === source.file);
    if (found === undefined) throw new Error(`no asset is called ${source.file}`);
    const asset = new Asset(stack, `${name}Asset`, { path: writeFile(found) });
    values[name] = asset.s3ObjectKey;
    // All assets of a stack lie in the one bucket that CDK bootstrapped for its account and Region.
    for (const [other, { kind }] of Object.entries(parameters)) {
      if (kind === 'asset-bucket') values[other] = asset.s3BucketName;
    }
  }
  return values;
}

function literals(parameters: Unit['parameters']): Readonly<Record<string, string>> {
  const known = Object.entries<ParameterSource>(parameters).flatMap(([name, source]) =>
    source.kind === 'value' ? [[name, source.value] as const] : [],
  );
  return Object.fromEntries(known);
}

/**
 * Automatic deployment, and stacks that stay: without the second, an account that is moved to another unit
 * silently loses its detection.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html
 */
function addStackSet(
  stack: Stack,
  { name, template, stackSet }: Unit,
  { organization }: Configuration,
): CfnStackSet {
  return new CfnStackSet(stack, 'StackSet', {
    stackSetName: name,
    permissionModel: 'SERVICE_MANAGED',
    autoDeployment: { enabled: true, retainStacksOnAccountRemoval: true },
    managedExecution: { Active: true },
    capabilities: ['CAPABILITY_NAMED_IAM'],
    operationPreferences: { failureTolerancePercentage: 10, maxConcurrentPercentage: 25 },
    stackInstancesGroup: [
      {
        deploymentTargets: { organizationalUnitIds: targetsOf(stack, organization) },
        regions: [...(stackSet?.regions ?? [])],
      },
    ],
    // A body inside of a template stops at 51,200 bytes:
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stackset.html
    templateUrl: new Asset(stack, 'StackSetTemplate', { path: writeFile(template) }).httpUrl,
  });
}

function targetsOf(stack: Stack, { targets, rootId }: Configuration['organization']): string[] {
  if (targets.length > 0) return [...targets];
  return [rootId ?? new CfnParameter(stack, 'RootId', { description: 'Id of the root.' }).valueAsString];
}

function unknown(unit: string): never {
  throw new Error(`no unit ${unit}, or one that is a stack set`);
}
