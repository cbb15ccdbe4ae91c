export { type RangeOptions, type SettledRange, settleRange } from './settle-range.js';
