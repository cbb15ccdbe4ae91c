import { expect, it } from 'vitest';
import { describeStart } from './describe-start.js';

const round = { objects: 1, events: 1_200, alerts: 0 };

it.each([
  [
    { once: true, queue: undefined, interval: 60 },
    '1 new log file of the last two days, 1,200 events, 0 alerts',
  ],
  [
    { once: false, queue: undefined, interval: 60 },
    '1 new log file of the last two days, 1,200 events, 0 alerts; a look every 60 seconds, Ctrl-C ends it and the same command goes on',
  ],
  [
    { once: false, queue: 'https://sqs.example/q', interval: 60 },
    '1 new log file, 1,200 events, 0 alerts; the queue tells of more, Ctrl-C ends it and the same command goes on',
  ],
])('a watch with %j tells that it is at work', (options, told) => {
  expect(describeStart(round, options)).toBe(told);
});
