import { countOf } from '../../../count-of.js';
import { defineCheck, fail, judge, pass, unknown } from '../../check/index.js';
import { notAsked } from '../../snapshot/index.js';
import { ofBucket } from './of-bucket.js';

/** Object Lock keeps the version and lets the marker come that hides it from everybody who reads. */
export const bkt13 = defineCheck({
  id: 'BKT-13',
  title: 'No log file is hidden by a delete marker',
  severity: 'medium',
  mappings: { nist80053: ['AU-9'], pciDss: ['10.3.2', '10.3.4'], soc2: ['PI1.5'] },
  run: (audit) =>
    ofBucket(audit, ({ name, deleteMarkers }, place) =>
      judge(
        deleteMarkers,
        ({ keys, prefixes, truncated }) => {
          const [first] = keys;
          if (first !== undefined)
            return fail(
              `delete markers hide ${countOf(keys.length, 'log file')}${truncated ? ' or more' : ''}: ${first}`,
              `aws s3api list-object-versions --bucket ${name} --prefix ${first} shows the marker; aws s3api delete-object with its --version-id brings the log back`,
              place,
            );
          return prefixes.length === 0
            ? unknown(notAsked({ ...QUESTION, accountId: place.accountId ?? '' }), place)
            : pass(
                `no delete marker below ${prefixes.length} prefixes${truncated ? ', as far as they were read' : ''}`,
                place,
              );
        },
        place,
      ),
    ),
});

const QUESTION = { permission: 's3:ListBucketVersions', operation: 'ListObjectVersions' };
