/** Rules over history and over what is delivered now: matches, correlations, silence. */
export { collectDetections } from './collect-detections.js';
export {
  detectLocation,
  type DetectLocationOptions,
  type DetectOutcome,
  type DetectProgress,
} from './detect-location.js';
export { type CorrelationDetection, type Detection, detectionKey, type EventDetection } from './detection.js';
export { type EventFacts, eventFacts } from './event-facts.js';
export { findingOfDetection } from './finding-of-detection.js';
export { type DetectionGroup, groupDetections, groupKey } from './group-detections.js';
export {
  type ExpectedPlace,
  findSilence,
  type HeartbeatOptions,
  type NewestDelivery,
  type Silence,
} from './heartbeat/find-silence.js';
export { type HubSettings, hubSettingsText, readHubSettings } from './live/hub-settings.js';
export { type LiveMatcher, type LiveMatching, openLiveMatcher } from './live/live-matcher.js';
export { placeholdersOf } from './placeholders.js';
export type { RuleMatch } from './records/match-record.js';
export type { UnreadLog } from './records/read-matches.js';
export { undecidedRules } from './undecided-rules.js';
export { openRuleBook, type RuleBook, type RuleChoice } from './rule-book.js';
export { parseSuppressions } from './suppress/parse-suppressions.js';
export { suppress, type Suppressed } from './suppress/suppress.js';
export { accountNames } from './watch/account-names.js';
export type { AccountNames, AlertGrouping } from './watch/alert-of-detection.js';
export type { Delivery, DeliverySource } from './watch/delivery.js';
export { type JournalFile, openJournalFile } from './watch/journal-file.js';
export { pollLocation } from './watch/poll-location.js';
export { type NotificationQueue, readQueue } from './watch/read-queue.js';
export { identityOf, watchLocation, type WatchOptions, type WatchRound } from './watch/watch-location.js';
export { detectLake, type DetectLakeOptions, type LakeOutcome } from './lake/detect-lake.js';
export type { InexactRule } from './lake/inexact-rules.js';
