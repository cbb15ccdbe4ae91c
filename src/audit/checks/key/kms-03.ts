import { defineCheck, fail, judge, pass } from '../../check/index.js';
import { ofKey } from './of-key.js';

/** https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html */
export const kms03 = defineCheck({
  id: 'KMS-03',
  title: 'The key rotates',
  severity: 'medium',
  mappings: {
    cis: ['4.6'],
    securityHub: ['KMS.4'],
    nist80053: ['SC-12', 'SC-12(2)'],
    pciDss: ['3.7.4'],
    soc2: ['PI1.5'],
  },
  run: (audit) =>
    ofKey(audit, ({ name, rotates }, place) =>
      judge(
        rotates,
        (yes) =>
          yes
            ? pass('automatic rotation is on', place)
            : fail(
                'the key does not rotate',
                `aws kms enable-key-rotation --key-id ${name} --region ${place.region}`,
                place,
              ),
        place,
      ),
    ),
});
