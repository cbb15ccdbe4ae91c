import type { Region } from '../cloudtrail/index.js';
import type { AccountRoleName } from './engine/index.js';

/** What is to be set up with templates: what `synth` writes, in the order of deployment. */
export interface Manifest {
  readonly units: readonly Unit[];
  readonly assets: readonly Asset[];
}

/** One template and where it goes. */
export interface Unit {
  /** `log-archive`: the step's id, and what other units name it by. */
  readonly id: string;
  readonly title: string;
  readonly phase: Phase;
  /** The name of the stack or stack set. */
  readonly name: string;
  readonly role: AccountRoleName;
  readonly region: Region;
  readonly template: Asset;
  readonly parameters: Readonly<Record<string, ParameterSource>>;
  /** A stack set stands in every account below the configured units, in these Regions. */
  readonly stackSet?: { readonly regions: readonly Region[] };
}

/** `foundation` stands before the trail logs, the rest comes after its first delivery. */
export type Phase = 'foundation' | 'after-delivery';

/** A file that AWS reads from a staging bucket. Its name there is its content. */
export interface Asset {
  /** `log-archive.template.json`. */
  readonly file: string;
  readonly body: Uint8Array;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

export type ParameterSource =
  | { readonly kind: 'value'; readonly value: string }
  /** An output of a unit that is deployed earlier. */
  | { readonly kind: 'output'; readonly unit: string; readonly output: string }
  /** The id of the organization's root. */
  | { readonly kind: 'root' }
  /** Where the asset lies in the staging bucket of the unit's account and Region. */
  | { readonly kind: 'asset-bucket' }
  | { readonly kind: 'asset-key'; readonly file: string }
  /** How new objects are locked now: GOVERNANCE at first, and never back from COMPLIANCE. */
  | { readonly kind: 'retention-mode' }
  | { readonly kind: 'retention-days' };
