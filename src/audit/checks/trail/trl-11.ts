import { defineCheck, fail, judge, pass } from '../../check/index.js';
import { recordsWritesOf } from './data-events.js';
import { ofTrail } from './of-trail.js';
import { selectionOf } from './selection-of.js';

/**
 * Which buckets deserve data events nobody but their owner knows. That the log bucket is not among them anybody
 * does: every delivery would be an event, which is delivered.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export const trl11 = defineCheck({
  id: 'TRL-11',
  title: 'The organization trail does not record its own deliveries as data events',
  severity: 'low',
  mappings: {},
  run: ({ trail: organizationTrail, snapshot: { partition } }) =>
    ofTrail(organizationTrail, (trail, place) =>
      judge(
        selectionOf(trail),
        (selection) =>
          recordsWritesOf(trail.bucket, partition, selection)
            ? fail(
                `writes to ${trail.bucket} are recorded as data events: every delivery makes an event that is delivered`,
                `Add to the selector of S3 objects: {"Field":"resources.ARN","NotStartsWith":["arn:${partition}:s3:::${trail.bucket}/"]}`,
                place,
              )
            : pass(`writes to ${trail.bucket} are not recorded as data events`, place),
        place,
      ),
    ),
});
