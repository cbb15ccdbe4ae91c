import type { AdvancedSelector, BasicSelector, EventSelection, FieldSelector } from '../../snapshot/index.js';

/** How much of the management events a trail records. */
export type ManagementEvents =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  /** What is left out, in words: `write events`, `events of kms.amazonaws.com`. */
  | { readonly kind: 'some'; readonly without: readonly string[] };

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html */
export function managementEventsOf({ basic, advanced }: EventSelection): ManagementEvents {
  const parts = [...basic.flatMap(partOfBasic), ...advanced.flatMap(partOfAdvanced)];
  if (parts.length === 0) return { kind: 'none' };
  if (parts.some(({ reads, writes, without }) => reads && writes && without.length === 0))
    return { kind: 'all' };
  const without = [
    ...(parts.some(({ reads }) => reads) ? [] : ['read events']),
    ...(parts.some(({ writes }) => writes) ? [] : ['write events']),
    ...leftOutByAll(parts),
  ];
  return without.length === 0 ? { kind: 'all' } : { kind: 'some', without };
}

interface Part {
  readonly reads: boolean;
  readonly writes: boolean;
  readonly without: readonly string[];
}

function partOfBasic(selector: BasicSelector): readonly Part[] {
  if (!selector.includeManagementEvents) return [];
  return [
    {
      reads: selector.readWriteType !== 'WriteOnly',
      writes: selector.readWriteType !== 'ReadOnly',
      without: selector.excludedManagementSources.map((source) => `events of ${source}`),
    },
  ];
}

function partOfAdvanced({ fields }: AdvancedSelector): readonly Part[] {
  if (
    !fields.some(({ field, equals }) => field === 'eventCategory' && equals?.includes('Management') === true)
  )
    return [];
  const readOnly = fields.find(({ field }) => field === 'readOnly')?.equals;
  return [
    {
      reads: readOnly === undefined || readOnly.includes('true'),
      writes: readOnly === undefined || readOnly.includes('false'),
      without: fields.flatMap(leftOutBy),
    },
  ];
}

function leftOutBy({ field, ...conditions }: FieldSelector): readonly string[] {
  if (field === 'eventCategory' || field === 'readOnly') return [];
  if (field === 'eventSource' && conditions.notEquals !== undefined)
    return conditions.notEquals.map((source) => `events of ${source}`);
  return [`events that another ${field} narrows away`];
}

/** What one selector leaves out another may record. */
function leftOutByAll(parts: readonly Part[]): readonly string[] {
  const [first, ...others] = parts;
  return (first?.without ?? []).filter((words) => others.every(({ without }) => without.includes(words)));
}
