import type { TrailFacts } from '../../snapshot/index.js';

/** A command of the AWS CLI about a trail. A delegated administrator has to give the ARN, so that all do. */
export function trailCommand({ arn, homeRegion }: TrailFacts, command: string, options = ''): string {
  const end = options === '' ? '' : ` ${options}`;
  return `aws cloudtrail ${command} ${NAMED[command] ?? '--name'} ${arn}${end} --region ${homeRegion}`;
}

/** What CloudTrail says of the trail in a Region of an account, which may be a member. */
export function statusCommand(arn: string, region: string, accountId: string): string {
  return `aws cloudtrail get-trail-status --name ${arn} --region ${region}  # in account ${accountId}`;
}

const NAMED: Readonly<Record<string, string>> = {
  'put-event-selectors': '--trail-name',
  'put-insight-selectors': '--trail-name',
};
