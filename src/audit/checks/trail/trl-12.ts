import { defineCheck, fail, judge, pass } from '../../check/index.js';
import { notAsked } from '../../snapshot/index.js';
import { ofTrail } from './of-trail.js';

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
const QUOTA = 5;

export const trl12 = defineCheck({
  id: 'TRL-12',
  title: 'There is room for another trail in the home Region',
  severity: 'medium',
  mappings: {},
  run: ({ trail, inRegion }) =>
    ofTrail(trail, ({ arn, homeRegion }) => {
      const accountId = arn.split(':')[4] ?? '';
      const place = { accountId, region: homeRegion };
      const question = { permission: 'cloudtrail:DescribeTrails', operation: 'DescribeTrails' };
      return judge(
        inRegion(accountId, homeRegion)?.trails ?? notAsked({ ...question, ...place }),
        (trails) => {
          const own = trails.filter((each) => each.arn.split(':')[4] === accountId);
          const names = own.map(({ name }) => name).join(', ');
          return own.length < QUOTA
            ? pass(`${own.length} of ${QUOTA} trails: ${names}`, place)
            : fail(
                `the management account has ${own.length} trails in ${homeRegion}, which is the quota: ${names}`,
                `aws cloudtrail delete-trail --name ${own.at(-1)!.arn} --region ${homeRegion}  # or another that nobody needs`,
                place,
              );
        },
        place,
      );
    }),
});
