import type { CommandDescription } from '../command.js';
import { describeCompletion } from './completion.js';

const VERBS: readonly CommandDescription[] = [];

/** Every verb, in the order of help. */
export const COMMANDS: readonly CommandDescription[] = [...VERBS, describeCompletion(VERBS)];
