import type { CommandDescription } from '../command.js';
import { describeCompletion } from './completion.js';
import { copy } from './copy.js';
import { ingest } from './ingest.js';

const VERBS: readonly CommandDescription[] = [ingest, copy];

/** Every verb, in the order of help. */
export const COMMANDS: readonly CommandDescription[] = [...VERBS, describeCompletion(VERBS)];
