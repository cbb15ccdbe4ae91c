import { type Answer, type EventSelection, notAsked, type TrailFacts } from '../../snapshot/index.js';

/** What the trail selects, or that nobody asked. */
export function selectionOf({ selection, arn, homeRegion }: TrailFacts): Answer<EventSelection> {
  return (
    selection ??
    notAsked({
      permission: 'cloudtrail:GetEventSelectors',
      operation: 'GetEventSelectors',
      accountId: arn.split(':')[4] ?? '',
      region: homeRegion,
    })
  );
}
