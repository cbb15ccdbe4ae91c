import { valuesAt } from '../fields/read-field.js';
import type { VirtualField } from '../fields/virtual-field.js';

const DAY = 86_400_000;

/**
 * After how many days the enabled rules of a lifecycle configuration delete objects or old versions. S3
 * writes one rule as an object and several as a list; a rule may name a date instead of days.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
 */
export const lifecycleDays: VirtualField = {
  name: 'x.lifecycleDays',
  describes: 'days after which enabled lifecycle rules of the request delete objects or versions',
  reads: ['requestParameters', 'eventTime'],
  compute: (event) =>
    valuesAt(event, ['requestParameters', 'LifecycleConfiguration', 'Rule'])
      .filter((rule) => valuesAt(rule, ['Status']).includes('Enabled'))
      .flatMap((rule) => [...daysOf(rule), ...daysUntilDates(rule, event)]),
};

function daysOf(rule: unknown): readonly number[] {
  return [
    ...valuesAt(rule, ['Expiration', 'Days']),
    ...valuesAt(rule, ['NoncurrentVersionExpiration', 'NoncurrentDays']),
  ]
    .map(Number)
    .filter(Number.isFinite);
}

function daysUntilDates(rule: unknown, event: unknown): readonly number[] {
  const [from] = valuesAt(event, ['eventTime']).map((time) => Date.parse(String(time)));
  return valuesAt(rule, ['Expiration', 'Date'])
    .map((date) => (Date.parse(String(date)) - (from ?? Number.NaN)) / DAY)
    .filter(Number.isFinite);
}
