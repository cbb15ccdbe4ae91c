import type { Configuration } from '../../config/index.js';
import {
  adoptTrail,
  type Cloud,
  type Decisions,
  type Deployment,
  type Preflight,
  preflight,
  targetOf,
} from '../../deploy/index.js';
import { buildManifest } from '../../resources/index.js';

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
): Promise<PreparedDeployment> {
  const manifest = await buildManifest(configuration);
  const checked = await preflight({ cloud, target: targetOf(configuration), manifest });
  if (checked.findings.some(({ verdict }) => verdict === 'refusal'))
    return { checked, deployment: undefined };
  const { adopted } = checked;
  if (adopted === undefined) {
    const target = targetOf(configuration);
    return { checked, deployment: { cloud, target, manifest, adopted, decisions } };
  }
  const effective = adoptTrail(configuration, adopted);
  return {
    checked,
    deployment: {
      cloud,
      target: targetOf(effective),
      manifest: await buildManifest(effective),
      adopted,
      decisions,
    },
  };
}
