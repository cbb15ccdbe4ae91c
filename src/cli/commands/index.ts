import type { CommandDescription } from '../command.js';
import { audit } from './audit.js';
import { describeCompletion } from './completion.js';
import { copy } from './copy.js';
import { cost } from './cost.js';
import { demo } from './demo.js';
import { deploy } from './deploy.js';
import { destroy } from './destroy.js';
import { detect } from './detect.js';
import { ingest } from './ingest.js';
import { init } from './init.js';
import { lake } from './lake.js';
import { prove } from './prove.js';
import { query } from './query.js';
import { rules } from './rules.js';
import { scan } from './scan.js';
import { simulate } from './simulate.js';
import { synth } from './synth.js';
import { verify } from './verify.js';
import { watch } from './watch.js';

const VERBS: readonly CommandDescription[] = [
  init,
  synth,
  prove,
  deploy,
  destroy,
  audit,
  scan,
  verify,
  ingest,
  query,
  detect,
  watch,
  rules,
  lake,
  copy,
  cost,
  simulate,
  demo,
];

/** Every verb, in the order of help. */
export const COMMANDS: readonly CommandDescription[] = [...VERBS, describeCompletion(VERBS)];
