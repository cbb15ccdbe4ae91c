/** Digest chains and log files judged: signatures, hashes, links, gaps, what is missing and what is forged. */
export { type Mapping, parseMapping } from './address/index.js';
export { type CodeFacts, CODES, type FindingCode, type FindingVerdict } from './codes/index.js';
export type { Coverage } from './coverage/index.js';
export {
  integrityFinding,
  type RecordedEvent,
  type Recoverable,
  type VerifyFinding,
} from './findings/index.js';
export {
  type ChainHead,
  type HeadLedger,
  type HeadRecord,
  type LedgerContent,
  openObjectLedger,
  type ProvenSpan,
  type RecordedHead,
  type Seal,
} from './heads/index.js';
export {
  type KeyProblem,
  type ParsedPublicKeys,
  parsePublicKeys,
  type PublicKey,
  type PublicKeySource,
  type PublicKeysResult,
} from './keys/index.js';
export type {
  Attestation,
  EarlierReading,
  ExpirationRule,
  LogTotals,
  ReadLogFile,
  ReadRecord,
} from './logs/index.js';
export type { ReportedChain, ReportedKeys, VerifyReport, VerifyTotals } from './report/index.js';
export { verify } from './verify.js';
export type { DeliveryError, VerifyOptions, VerifyProgress } from './verify-options.js';
