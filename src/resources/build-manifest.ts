import type { Configuration } from '../config/index.js';
import {
  checkPolicySizes,
  fillGuardrails,
  type Guardrails,
  minifyPolicy,
  POLICY_QUOTAS,
  type PolicyDocument,
  policySizes,
} from '../policy/index.js';
import { loadCatalog } from '../query/index.js';
import { accessUnits } from './access/index.js';
import { athenaUnits } from './athena/index.js';
import { deployerPermissions } from './deployer/deployer-permissions.js';
import { everyAccountUnits } from './detection/every-account/index.js';
import { hubUnits, type MatcherBundle } from './detection/hub/index.js';
import { checkEventRules, type DetectionPatterns, defaultPatterns } from './detection/patterns/index.js';
import { guardrailInputOf } from './guardrails/guardrail-input.js';
import { guardrailsUnits } from './guardrails/index.js';
import { logArchiveUnit } from './log-archive/index.js';
import type { AccountRoleName, Asset, Manifest, PolicyFile, Unit, UnitPlan } from './manifest.js';
import { keyParameter } from './template/key-parameter.js';
import { writeTemplate } from './template/write-asset.js';
import { trailUnit } from './trail/index.js';

export interface ManifestOptions {
  /** What real-time detection looks for; `defaultPatterns` unless told. */
  readonly patterns?: DetectionPatterns;
  /** The function of the hub. Without it rules tell the topics directly. */
  readonly matcher?: MatcherBundle;
}

/**
 * Everything that is set up for a configuration, in the order of deployment. Deterministic: the same
 * configuration is the same bytes.
 *
 * @throws {UserError} for a policy, a pattern or more rules than AWS takes
 */
export async function buildManifest(
  configuration: Configuration,
  { patterns = defaultPatterns(configuration), matcher }: ManifestOptions = {},
): Promise<Manifest> {
  const guardrails = fillGuardrails(
    guardrailInputOf(configuration, {
      keyArn: keyParameter(configuration).text,
      resultsKeyArn: '${ResultsKeyArn}',
    }),
  );
  checkPolicySizes(guardrails);
  if (configuration.realTime.kind === 'hub') checkEventRules(patterns.events);
  const plans = [
    logArchiveUnit(configuration, guardrails),
    trailUnit(configuration, patterns),
    ...guardrailsUnits(configuration, guardrails),
    ...hubUnits(configuration, patterns, matcher),
    ...everyAccountUnits(configuration, guardrails, patterns),
    ...athenaUnits(configuration, await loadCatalog()),
    ...accessUnits(configuration, guardrails),
  ];
  return {
    ...writeUnits(plans, matcher),
    policies: [...writePolicies(guardrails), ...writePermissions(configuration, plans)],
  };
}

function writeUnits(
  plans: readonly UnitPlan[],
  matcher: MatcherBundle | undefined,
): Pick<Manifest, 'units' | 'assets'> {
  const units: readonly Unit[] = plans.map((plan) => ({ ...plan, template: writeTemplate(plan.template) }));
  const files = [...units.map(({ template }) => template), ...(matcher === undefined ? [] : [matcher.asset])];
  const assets = new Map<string, Asset>(files.map((asset) => [asset.file, asset]));
  return { units, assets: [...assets.values()] };
}

/** For those who attach policies with other tools. They count white space, so there is none. */
function writePolicies(guardrails: Guardrails): readonly PolicyFile[] {
  return policySizes(guardrails).map(({ name, size, quota }) => ({
    file: `policies/${name}.json`,
    text: minifyPolicy(guardrails[name] as PolicyDocument),
    size,
    quota,
  }));
}

const DEPLOYERS = {
  management: 'management',
  logArchive: 'log-archive',
  security: 'security',
} as const satisfies Readonly<Record<AccountRoleName, string>>;

/** What the role that deploys has to be given first, by account. */
function writePermissions(configuration: Configuration, plans: readonly UnitPlan[]): readonly PolicyFile[] {
  return (Object.keys(DEPLOYERS) as readonly AccountRoleName[]).map((role) => {
    const text = minifyPolicy(deployerPermissions(configuration, role, plans));
    const file = `permissions/deployer-${DEPLOYERS[role]}.json`;
    return { file, text, size: text.length, quota: POLICY_QUOTAS.permissions };
  });
}
