import {
  type AdvancedEventSelector,
  type AdvancedFieldSelector,
  type EventSelector,
  GetEventSelectorsCommand,
} from '@aws-sdk/client-cloudtrail';
import type {
  AdvancedSelector,
  Answer,
  BasicSelector,
  EventSelection,
  FieldSelector,
} from '../../audit/index.js';
import type { Region } from '../../cloudtrail/index.js';
import { mapKnown } from './ask.js';
import type { Session } from './session.js';

/** What a trail records. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventSelectors.html */
export async function selectionOf(
  session: Session,
  region: Region,
  TrailName: string,
): Promise<Answer<EventSelection>> {
  const answer = await session.ask('cloudtrail:GetEventSelectors', region, (client, options) =>
    client.send(new GetEventSelectorsCommand({ TrailName }), options),
  );
  return mapKnown(answer, ({ EventSelectors, AdvancedEventSelectors }) => ({
    basic: (EventSelectors ?? []).map(readBasic),
    advanced: (AdvancedEventSelectors ?? []).map(readAdvanced),
  }));
}

/** What is left out is what AWS takes in its place: all management events. */
function readBasic(selector: EventSelector): BasicSelector {
  return {
    readWriteType: selector.ReadWriteType ?? 'All',
    includeManagementEvents: selector.IncludeManagementEvents !== false,
    excludedManagementSources: selector.ExcludeManagementEventSources ?? [],
    dataResources: (selector.DataResources ?? []).map(({ Type, Values }) => ({
      type: Type ?? '',
      values: Values ?? [],
    })),
  };
}

function readAdvanced({ Name, FieldSelectors }: AdvancedEventSelector): AdvancedSelector {
  return {
    ...(Name !== undefined && Name !== '' && { name: Name }),
    fields: (FieldSelectors ?? []).map(readField),
  };
}

function readField(selector: AdvancedFieldSelector): FieldSelector {
  const lists = {
    equals: selector.Equals,
    startsWith: selector.StartsWith,
    endsWith: selector.EndsWith,
    notEquals: selector.NotEquals,
    notStartsWith: selector.NotStartsWith,
    notEndsWith: selector.NotEndsWith,
  };
  const given = Object.entries(lists).filter(([, values]) => values !== undefined && values.length > 0);
  return { field: selector.Field ?? '', ...Object.fromEntries(given) };
}
