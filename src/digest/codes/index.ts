import { CHAIN_CODES } from './chain-codes.js';
import type { CodeFacts } from './code-facts.js';
import { DIGEST_CODES } from './digest-codes.js';
import { LOCATION_CODES } from './location-codes.js';
import { LOG_CODES } from './log-codes.js';

export type { CodeFacts, FindingVerdict } from './code-facts.js';

/** Every code that a finding can have. A script may rely on the names and verdicts. */
const table = { ...LOG_CODES, ...DIGEST_CODES, ...CHAIN_CODES, ...LOCATION_CODES };

export type FindingCode = keyof typeof table;

export const CODES: Readonly<Record<FindingCode, CodeFacts>> = table;
