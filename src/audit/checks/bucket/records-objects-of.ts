import type { AdvancedSelector, BasicSelector, EventSelection, FieldSelector } from '../../snapshot/index.js';

/** Whether a trail records what happens to the objects of a bucket: S3 data events. */
export function recordsObjectsOf({ basic, advanced }: EventSelection, bucketArn: string): boolean {
  return (
    basic.some((selector) => basicRecords(selector, bucketArn)) ||
    advanced.some((selector) => advancedRecords(selector, bucketArn))
  );
}

/** `arn:aws:s3` stands for every bucket, `arn:aws:s3:::bucket/` for its objects. */
function basicRecords({ readWriteType, dataResources }: BasicSelector, bucketArn: string): boolean {
  const isComplete = readWriteType === 'All';
  return (
    isComplete &&
    dataResources.some(
      ({ type, values }) =>
        type === 'AWS::S3::Object' && values.some((value) => `${bucketArn}/`.startsWith(value)),
    )
  );
}

/** Any other field narrows what is recorded. */
function advancedRecords({ fields }: AdvancedSelector, bucketArn: string): boolean {
  return (
    fields.some(({ field, equals = [] }) => field === 'eventCategory' && equals.includes('Data')) &&
    fields.some(
      ({ field, equals = [] }) => field === 'resources.type' && equals.includes('AWS::S3::Object'),
    ) &&
    fields.every((field) => PLAIN.includes(field.field) || reaches(field, bucketArn))
  );
}

const PLAIN: readonly string[] = ['eventCategory', 'resources.type'];

function reaches({ field, startsWith = [], ...others }: FieldSelector, bucketArn: string): boolean {
  const isAlone = Object.values(others).every((values) => values === undefined || values.length === 0);
  return (
    field === 'resources.ARN' && isAlone && startsWith.some((value) => `${bucketArn}/`.startsWith(value))
  );
}
