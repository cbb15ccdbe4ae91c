export {
  clipIntervals,
  day,
  holdsTime,
  hour,
  hoursOf,
  type Interval,
  mergeIntervals,
  minute,
  subtractIntervals,
} from './interval.js';
export { dayText, timeText } from './time-text.js';
