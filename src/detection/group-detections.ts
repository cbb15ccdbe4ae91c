import type { Detection } from './detection.js';

/** What one principal made one rule say within an hour. */
export interface DetectionGroup {
  readonly first: Detection;
  readonly last: Detection;
  readonly count: number;
  /** So many of them were answered with an error. */
  readonly refused: number;
  /** Distinct, in the order of their first appearance, at most ten. */
  readonly actions: readonly string[];
  readonly sourceIpAddresses: readonly string[];
}

const mostTexts = 10;

/** Groups by rule, account, principal and hour, in the order of their first detection. */
export function groupDetections(detections: readonly Detection[]): readonly DetectionGroup[] {
  const groups = new Map<string, DetectionGroup>();
  for (const detection of detections) {
    const key = groupKey(detection);
    groups.set(key, addToGroup(groups.get(key), detection));
  }
  return [...groups.values()];
}

export function groupKey({ ruleId, accountId, principal, eventTime }: Detection): string {
  return JSON.stringify([ruleId, accountId, principal, eventTime.slice(0, 13)]);
}

function addToGroup(group: DetectionGroup | undefined, detection: Detection): DetectionGroup {
  return {
    first: group?.first ?? detection,
    last: detection,
    count: (group?.count ?? 0) + 1,
    refused: (group?.refused ?? 0) + (detection.errorCode === '' ? 0 : 1),
    actions: withText(group?.actions ?? [], detection.action),
    sourceIpAddresses: withText(group?.sourceIpAddresses ?? [], detection.sourceIpAddress),
  };
}

function withText(texts: readonly string[], text: string): readonly string[] {
  return text === '' || texts.length >= mostTexts || texts.includes(text) ? texts : [...texts, text];
}
