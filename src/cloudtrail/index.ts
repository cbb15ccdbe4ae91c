/**
 * What AWS defines about CloudTrail's files: keys, containers, records, digests.
 * Published as `orgtrail/cloudtrail`; imports nothing but Node's own modules.
 */
export { type AccountId, parseAccountId } from './account-id.js';
export { type OrganizationId, parseOrganizationId } from './organization-id.js';
export { parseRegion, type Region } from './region.js';
export type {
  DigestFileKey,
  DigestKeyIrregularity,
  FolderMarkerKey,
  KeyLayout,
  LogCategory,
  LogFileKey,
  LogKey,
  LogKeyIrregularity,
  OtherKey,
  OtherKeyReason,
} from './log-key.js';
export { formatLogKey } from './format-log-key.js';
export { logKeyParser, parseLogKey } from './parse-log-key.js';
export { formatDay } from './key-time.js';
export { rememberLast } from './remember-last.js';
export {
  accountsPrefix,
  digestPrefixes,
  type KeyScope,
  logPrefixes,
  type TimeRange,
} from './log-prefixes.js';
export {
  type ContainerFault,
  type ContainerOptions,
  type ContainerResult,
  openContainer,
} from './container.js';
export type {
  Addendum,
  CloudTrailRecord,
  EventRecord,
  EventResource,
  LogFile,
  OmittedContent,
  TlsDetails,
} from './event-record.js';
export type {
  InsightAttribution,
  InsightAttributionValue,
  InsightContext,
  InsightDetails,
  InsightRecord,
  InsightStatistics,
} from './insight-record.js';
export type { AggregatedRecord, AggregatedSummary, TimeWindow } from './aggregated-record.js';
export type {
  InScopeOf,
  InvokedByDelegate,
  OnBehalfOf,
  SessionAttributes,
  SessionContext,
  SessionIssuer,
  UserIdentity,
  WebIdFederationData,
} from './user-identity.js';
export {
  SESSION_ATTRIBUTE_FIELDS,
  SESSION_CONTEXT_FIELDS,
  SESSION_ISSUER_FIELDS,
  TLS_DETAILS_FIELDS,
  TOP_LEVEL_FIELDS,
  USER_IDENTITY_FIELDS,
} from './record-fields.js';
export type {
  DigestFields,
  DigestFile,
  DigestLogFile,
  DigestMetadata,
  NoPreviousDigest,
  PreviousDigest,
} from './digest-file.js';
export { type DigestResult, parseDigest } from './parse-digest.js';
export {
  publicKeyFingerprint,
  readPublicKey,
  type RsaPublicKey,
  type SignatureCheck,
  type SignatureResult,
  stringToSign,
  verifyDigestSignature,
} from './digest-signature.js';
