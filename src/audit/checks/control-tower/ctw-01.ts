import { type CheckResult, defineCheck, fail, judgeEach, notApplicable, pass } from '../../check/index.js';
import {
  allAnswers,
  type Answer,
  chainAnswer,
  known,
  mapAnswer,
  type TrailFacts,
} from '../../snapshot/index.js';
import { managementEventsOf, selectionOf } from '../trail/index.js';

const CONTROL_TOWER = 'aws-controltower-BaselineCloudTrail';

/** Control Tower makes an organization trail unless it is told not to. https://docs.aws.amazon.com/controltower/latest/userguide/about-logging.html */
export const ctw01 = defineCheck({
  id: 'CTW-01',
  title: 'One organization trail alone records management events',
  severity: 'medium',
  mappings: {},
  run: ({ organizationTrails }) =>
    judgeEach(organizationTrails, (trails) => {
      if (trails.length === 0) return [notApplicable('there is no organization trail')];
      if (trails.length === 1) return [pass(`the only organization trail is ${trails[0]!.name}`)];
      return judgeEach(allAnswers(trails.map(recordsManagementEvents)), (records) =>
        judgeTrails(trails.filter((_trail, index) => records[index])),
      );
    }),
});

function recordsManagementEvents(trail: TrailFacts): Answer<boolean> {
  if (trail.status.kind === 'known' && !trail.status.value.isLogging) return known(false);
  return chainAnswer(selectionOf(trail), (selection) =>
    managementEventsOf(selection).kind === 'none'
      ? known(false)
      : mapAnswer(trail.status, ({ isLogging }) => isLogging),
  );
}

function judgeTrails(recording: readonly TrailFacts[]): readonly CheckResult[] {
  if (recording.length < 2) return [pass('one organization trail alone records management events')];
  const names = recording.map(({ name }) => name);
  const other = recording.find(({ name }) => name !== CONTROL_TOWER)!;
  const choose = names.includes(CONTROL_TOWER)
    ? `Keep the one of Control Tower (orgtrail deploy adopts it) and delete ${other.arn}, or opt out of it in the landing zone`
    : `Keep one and delete the others: aws cloudtrail delete-trail --name ${other.arn} --region ${other.homeRegion}`;
  return [
    fail(
      `${recording.length} organization trails record management events, and every account pays for all but one: ${names.join(', ')}`,
      choose,
      { accountId: other.arn.split(':')[4] ?? '', resource: other.arn },
    ),
  ];
}
