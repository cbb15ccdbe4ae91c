export { readTimeRange } from './read-time-range.js';
export { hasCopies, readUsage } from './read-usage.js';
export type {
  CopyVolume,
  EventCategory,
  EventVolume,
  FileVolume,
  HourRange,
  InsightVolume,
  LakeUsage,
  Place,
} from './usage.js';
