import type { TrailFacts } from '../../snapshot/index.js';

/** A command of the AWS CLI about a trail. A delegated administrator has to give the ARN, so that all do. */
export function trailCommand({ arn, homeRegion }: TrailFacts, command: string, options = ''): string {
  const end = options === '' ? '' : ` ${options}`;
  return `aws cloudtrail ${command} ${NAMED[command] ?? '--name'} ${arn}${end} --region ${homeRegion}`;
}

const NAMED: Readonly<Record<string, string>> = {
  'put-event-selectors': '--trail-name',
  'put-insight-selectors': '--trail-name',
};
