import type { AdvancedSelector, BasicSelector, EventSelection, FieldSelector } from '../../snapshot/index.js';

/** Whether a trail records what is written to the objects of a bucket. */
export function recordsWritesOf(bucket: string, partition: string, selection: EventSelection): boolean {
  const objects = `arn:${partition}:s3:::${bucket}/`;
  return (
    selection.basic.some((selector) => basicRecords(selector, objects)) ||
    selection.advanced.some((selector) => advancedRecords(selector, objects))
  );
}

function basicRecords({ readWriteType, dataResources }: BasicSelector, objects: string): boolean {
  if (readWriteType === 'ReadOnly') return false;
  return dataResources.some(
    ({ type, values }) => type === 'AWS::S3::Object' && values.some((value) => overlaps(value, objects)),
  );
}

/** Every field has to let an event through. */
function advancedRecords({ fields }: AdvancedSelector, objects: string): boolean {
  const equals = (name: string, value: string) =>
    fields.some(({ field, equals: values }) => field === name && values?.includes(value) === true);
  if (!equals('eventCategory', 'Data') || !equals('resources.type', 'AWS::S3::Object')) return false;
  const readOnly = fields.find(({ field }) => field === 'readOnly')?.equals;
  if (readOnly !== undefined && !readOnly.includes('false')) return false;
  return fields.filter(({ field }) => field === 'resources.ARN').every((each) => letsThrough(each, objects));
}

function letsThrough({ startsWith, equals, notStartsWith }: FieldSelector, objects: string): boolean {
  if (notStartsWith?.some((beginning) => objects.startsWith(beginning)) === true) return false;
  const wanted = [...(startsWith ?? []), ...(equals ?? [])];
  return wanted.length === 0 || wanted.some((value) => overlaps(value, objects));
}

/** `arn:aws:s3` stands for every bucket, `arn:aws:s3:::bucket/prefix` for a part of one. */
function overlaps(value: string, objects: string): boolean {
  return objects.startsWith(value) || value.startsWith(objects);
}
