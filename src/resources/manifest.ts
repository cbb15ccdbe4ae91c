import type { Region } from '../cloudtrail/index.js';
import type { AccountRoles } from '../config/index.js';
import type { Template } from './template/template.js';

/** What is to be set up with templates, in the order of deployment. `synth` writes it, `deploy` executes it. */
export interface Manifest {
  readonly units: readonly Unit[];
  /** Templates, and other files that AWS reads from a staging bucket; no two of one name. */
  readonly assets: readonly Asset[];
  /** The policies that the templates hold, on their own. */
  readonly policies: readonly PolicyFile[];
}

export interface PolicyFile {
  /** `policies/scp-protect-trails.json`. */
  readonly file: string;
  /** Minified; `${KeyArn}` stands for what only a deployment knows. */
  readonly text: string;
  /** Characters, and how many AWS takes. */
  readonly size: number;
  readonly quota: number;
}

/** One template and where it goes. */
export interface Unit {
  /** `log-archive`: the step's id, and what other units name it by. */
  readonly id: string;
  /** What it brings about, without a full stop: `the log bucket and its key`. */
  readonly title: string;
  readonly phase: Phase;
  /** The name of the stack or stack set. */
  readonly name: string;
  readonly role: AccountRoleName;
  readonly region: Region;
  readonly template: Asset;
  readonly parameters: Readonly<Record<string, ParameterSource>>;
  /**
   * A stack set stands in every account below the configured roots and units, in these Regions, with
   * automatic deployment and stacks that stay when an account leaves. It never reaches the management
   * account, which has units of its own with the same template.
   */
  readonly stackSet?: { readonly regions: readonly Region[] };
}

/** `foundation` stands before the trail logs, the rest comes after its first delivery. */
export type Phase = 'foundation' | 'after-delivery';

export type AccountRoleName = keyof AccountRoles;

/** A file that AWS reads from a staging bucket. Its name there is its content. */
export interface Asset {
  /** Below the folder that synth writes: `management/trail.template.json`. */
  readonly file: string;
  readonly body: Uint8Array;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

/** Where the value of a template's parameter comes from. */
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

/** A unit before its template is written out. */
export type UnitPlan = Omit<Unit, 'template'> & { readonly template: NamedTemplate };

export interface NamedTemplate {
  /** `management/trail`. */
  readonly name: string;
  readonly template: Template;
}
