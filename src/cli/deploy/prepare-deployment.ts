import type { Configuration } from '../../config/index.js';
import { secondCopyPrice } from './second-copy-price.js';
import {
  adoptTrail,
  type Cloud,
  type Decisions,
  type Deployment,
  type Preflight,
  preflight,
  targetOf,
} from '../../deploy/index.js';
import { UserError } from '../../errors.js';
import { buildManifest, type Manifest } from '../../resources/index.js';

export interface PreparedDeployment {
  readonly checked: Preflight;
  /** Absent when something was refused. */
  readonly deployment: Deployment | undefined;
}

/** Looks before anything is changed; what is there already decides what is still to be made. */
export async function prepareDeployment(
  configuration: Configuration,
  cloud: Cloud,
  decisions: Decisions,
  writeManifest: (configuration: Configuration) => Promise<Manifest>,
): Promise<PreparedDeployment> {
  const manifest = await writeManifest(configuration);
  const secondCopy = await secondCopyPrice(configuration);
  const checked = await preflight({ cloud, target: targetOf(configuration, secondCopy), manifest });
  if (checked.findings.some(({ verdict }) => verdict === 'refusal'))
    return { checked, deployment: undefined };
  const { adopted } = checked;
  if (adopted === undefined) {
    const target = targetOf(configuration, secondCopy);
    return { checked, deployment: { cloud, target, manifest, adopted, decisions } };
  }
  const effective = adoptTrail(configuration, adopted);
  return {
    checked,
    deployment: {
      cloud,
      target: targetOf(effective, secondCopy),
      manifest: await writeManifest(effective),
      adopted,
      decisions,
    },
  };
}

/** What is taken down is what the configuration would set up; a trail that was there before us is not ours to delete. */
export async function prepareDestruction(configuration: Configuration, cloud: Cloud): Promise<Deployment> {
  const { checked, deployment } = await prepareDeployment(configuration, cloud, NOTHING_DECIDED, namesOnly);
  if (deployment !== undefined) return deployment;
  const refusals = checked.findings.filter(
    ({ id, verdict }) => verdict === 'refusal' && IN_THE_WAY.includes(id),
  );
  const [first] = refusals;
  if (first !== undefined) {
    throw new UserError({ what: first.message, ...(first.next !== undefined && { next: first.next }) });
  }
  const target = targetOf(configuration, await secondCopyPrice(configuration));
  const manifest = await namesOnly(configuration);
  return { cloud, target, manifest, adopted: checked.adopted, decisions: NOTHING_DECIDED };
}

/** The stacks that are taken down are told by their names, whatever stands in them. */
function namesOnly(configuration: Configuration): Promise<Manifest> {
  return buildManifest(configuration);
}

const NOTHING_DECIDED: Decisions = {
  complianceConfirmedFor: undefined,
  guardrailsTriedIn: undefined,
  relock: false,
  deliveryPatienceMilliseconds: 0,
};

/** Refusals that are about who asks; others, such as a bucket that is there, do not matter any more. */
const IN_THE_WAY = ['caller', 'organization', 'accounts', 'enter-logArchive', 'enter-security'];
