import { valuesAt } from '../fields/read-field.js';
import type { VirtualField } from '../fields/virtual-field.js';

/**
 * Whether a PutEventSelectors leaves management events unlogged: afterwards no selector, or pair of
 * selectors for reads and writes, covers all of them. One selector that covers them is enough, whatever
 * the others do. A request too large for its record counts as narrowing, since nobody can tell.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export const selectorsNarrowed: VirtualField = {
  name: 'x.selectorsNarrowed',
  describes: 'true when event selectors no longer cover all management events',
  reads: ['requestParameters'],
  compute: (event) => {
    const [request] = valuesAt(event, ['requestParameters']);
    if (isOmitted(request)) return true;
    const advanced = selectorsOf(request, 'advancedEventSelectors');
    if (advanced !== undefined && advanced.length > 0) return !coversAll(advanced.map(advancedCover));
    const basic = selectorsOf(request, 'eventSelectors');
    return basic === undefined ? undefined : !coversAll(basic.map(basicCover));
  },
};

type Cover = 'All' | 'ReadOnly' | 'WriteOnly' | 'none';

function coversAll(covers: readonly Cover[]): boolean {
  return covers.includes('All') || (covers.includes('ReadOnly') && covers.includes('WriteOnly'));
}

function basicCover(selector: Readonly<Record<string, unknown>>): Cover {
  if (String(selector['includeManagementEvents'] ?? true) === 'false') return 'none';
  const excluded = selector['excludeManagementEventSources'];
  if (Array.isArray(excluded) && excluded.length > 0) return 'none';
  const kind = selector['readWriteType'] ?? 'All';
  return kind === 'ReadOnly' || kind === 'WriteOnly' ? kind : 'All';
}

/** Management events without a further field, or only with `readOnly`. */
function advancedCover(selector: Readonly<Record<string, unknown>>): Cover {
  const fields = recordsIn(selector['fieldSelectors']);
  const category = fields.filter((each) => each['field'] === 'eventCategory');
  const isManagement = category.some((each) => valuesAt(each, ['equals']).includes('Management'));
  const further = fields.filter((each) => each['field'] !== 'eventCategory');
  if (!isManagement) return 'none';
  if (further.length === 0) return 'All';
  const [only] = further;
  if (further.length > 1 || only!['field'] !== 'readOnly') return 'none';
  const wanted = valuesAt(only, ['equals']).map(String);
  if (wanted.includes('true')) return wanted.includes('false') ? 'All' : 'ReadOnly';
  return wanted.includes('false') ? 'WriteOnly' : 'none';
}

function selectorsOf(
  request: unknown,
  name: string,
): readonly Readonly<Record<string, unknown>>[] | undefined {
  if (typeof request !== 'object' || request === null || !Object.hasOwn(request, name)) return undefined;
  return recordsIn((request as Readonly<Record<string, unknown>>)[name]);
}

function recordsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter(
    (each): each is Readonly<Record<string, unknown>> => typeof each === 'object' && each !== null,
  );
}

function isOmitted(request: unknown): boolean {
  return valuesAt(request, ['omitted']).some((omitted) => String(omitted) === 'true');
}
