import type { Region } from '../../../cloudtrail/index.js';
import {
  type CheckResult,
  defineCheck,
  fail,
  judgeEach,
  notApplicable,
  pass,
  type Place,
} from '../../check/index.js';
import type { KeyDescription, TrailFacts } from '../../snapshot/index.js';
import { ofTrail } from './of-trail.js';
import { trailCommand } from './trail-command.js';

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html */
export const trl09 = defineCheck({
  id: 'TRL-09',
  title: "The organization trail encrypts with a key of the organization's own",
  severity: 'medium',
  mappings: {
    cis: ['4.5'],
    securityHub: ['CloudTrail.2'],
    nist80053: ['AU-9', 'SC-28'],
    pciDss: ['10.3.2'],
    soc2: ['CC6.1'],
  },
  run: ({ trail, key, logBucket }) =>
    ofTrail(trail, (found, place) => {
      if (found.keyArn === undefined) return [fail('the trail names no key', useKey(found), place)];
      return judgeEach(key, (facts) => {
        if (facts === null) return [notApplicable('the trail names no key', place)];
        return judgeEach(facts.description, (description) =>
          judgeEach(logBucket, (bucket) =>
            bucket === null
              ? [notApplicable('there is no log bucket', place)]
              : judgeEach(bucket.region, (region) => [judgeKey(description, region, found, place)]),
          ),
        );
      });
    }),
});

function judgeKey(
  { arn, state, manager, spec }: KeyDescription,
  bucketRegion: Region,
  trail: TrailFacts,
  place: Place,
): CheckResult {
  const faults = [
    ...(manager === 'CUSTOMER' ? [] : ["it is AWS's own, which nobody else can be given or denied"]),
    ...(state === 'Enabled' ? [] : [`its state is ${state}`]),
    ...(spec === 'SYMMETRIC_DEFAULT' ? [] : [`it is ${spec} and has to be symmetric`]),
    ...(arn.split(':')[3] === bucketRegion ? [] : [`it is not in ${bucketRegion}, where the bucket is`]),
  ];
  return faults.length === 0
    ? pass(`the trail encrypts with ${arn}`, place)
    : fail(`the key of the trail does not do: ${faults.join('; ')}`, useKey(trail), place);
}

function useKey(trail: TrailFacts): string {
  return `orgtrail deploy  # makes one; or ${trailCommand(trail, 'update-trail', '--kms-key-id KEY_ARN')}`;
}
