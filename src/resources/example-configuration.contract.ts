import { type Configuration, configurationError, parseConfiguration } from '../config/index.js';
import { buildManifest } from './build-manifest.js';
import type { Manifest } from './manifest.js';
import type { Template, Value } from './template/template.js';

const BASE = {
  organization: { id: 'o-exampleorgid' },
  accounts: { management: '111111111111', logArchive: '222222222222', security: '333333333333' },
  trail: { homeRegion: 'us-east-1' },
  alerts: { destinations: [{ kind: 'email', name: 'team', address: 'security@example.com' }] },
} as const;

/** A configuration, with other sections than the usual ones. JSON is YAML. */
export function exampleConfiguration(sections: Readonly<Record<string, unknown>> = {}): Configuration {
  const result = parseConfiguration(JSON.stringify({ ...BASE, ...sections }));
  if (result.kind === 'invalid') throw configurationError('example', result.problems);
  return result.configuration;
}

/** Every mode and every branch of the templates. */
export const EXAMPLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  hub: {},
  'per-account': { realTime: { mode: 'per-account' } },
  'central-log-group': { realTime: { mode: 'central-log-group' } },
  none: { realTime: { mode: 'none' } },
  'existing key': {
    encryption: { keyArn: 'arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555' },
  },
  'units instead of the root': { organization: { ...BASE.organization, targets: ['ou-ab12-11111111'] } },
  'a test unit': { guardrails: { testUnit: 'ou-ab12-22222222' } },
  'Identity Center': {
    auditors: {
      kind: 'identity-center',
      instanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
      groupId: '11111111-2222-3333-4444-555555555555',
    },
  },
  'year, month and day': { athena: { dateLayout: 'year-month-day' } },
  'injected accounts only': { athena: { enumerateAccounts: false } },
  'no Athena': { athena: { enabled: false } },
  'a prefix and Insights': {
    logBucket: { prefix: 'audit/trail' },
    trail: { homeRegion: 'us-east-1', insights: ['ApiCallRateInsight'] },
  },
  'another partition': { trail: { homeRegion: 'us-gov-west-1' } },
};

export async function templatesOf(
  sections: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, Template>>> {
  return readTemplates(await buildManifest(exampleConfiguration(sections)));
}

export function readTemplates({ units }: Manifest): Readonly<Record<string, Template>> {
  return Object.fromEntries(
    units.map(({ template }) => [
      template.file.replace(/^.*\/|\.template\.json$/g, ''),
      JSON.parse(Buffer.from(template.body).toString('utf8')) as Template,
    ]),
  );
}

/** The properties of a resource, for reaching into. */
export function propertiesOf(
  template: Template | undefined,
  logicalId: string,
): Readonly<Record<string, Value>> {
  const resource = template?.Resources[logicalId];
  if (resource === undefined) throw new Error(`no resource ${logicalId}`);
  return resource.Properties;
}
