import { listOf, objectOf, oneOf, optional, text } from '../../../organization/index.js';
import type {
  AdvancedSelector,
  BasicSelector,
  DataResource,
  EventSelection,
  FieldSelector,
  TrailFacts,
  TrailStatus,
} from '../trail-facts.js';
import { answer, anyText, boolean, region, textList, utcTime } from './values.js';

const status = objectOf<TrailStatus>({
  isLogging: boolean,
  startedAt: optional(utcTime),
  stoppedAt: optional(utcTime),
  deliveredAt: optional(utcTime),
  deliveryError: optional(anyText),
  digestDeliveredAt: optional(utcTime),
  digestDeliveryError: optional(anyText),
  logGroupDeliveredAt: optional(utcTime),
  logGroupDeliveryError: optional(anyText),
  notificationError: optional(anyText),
});

const basicSelector = objectOf<BasicSelector>({
  readWriteType: oneOf(['All', 'ReadOnly', 'WriteOnly']),
  includeManagementEvents: boolean,
  excludedManagementSources: textList,
  dataResources: listOf(objectOf<DataResource>({ type: text, values: textList })),
});

const advancedSelector = objectOf<AdvancedSelector>({
  name: optional(anyText),
  fields: listOf(
    objectOf<FieldSelector>({
      field: text,
      equals: optional(textList),
      startsWith: optional(textList),
      endsWith: optional(textList),
      notEquals: optional(textList),
      notStartsWith: optional(textList),
      notEndsWith: optional(textList),
    }),
  ),
});

const selection = objectOf<EventSelection>({
  basic: listOf(basicSelector),
  advanced: listOf(advancedSelector),
});

export const trailFacts = objectOf<TrailFacts>({
  arn: text,
  name: text,
  homeRegion: region,
  isOrganizationTrail: boolean,
  isMultiRegionTrail: boolean,
  logFileValidationEnabled: boolean,
  includeGlobalServiceEvents: boolean,
  bucket: text,
  prefix: anyText,
  keyArn: optional(anyText),
  topicArn: optional(anyText),
  logGroupArn: optional(anyText),
  logRoleArn: optional(anyText),
  status: answer(status),
  selection: optional(answer(selection)),
  insights: optional(answer(textList)),
});
