import { countOf } from '../../../count-of.js';
import { defineCheck, fail, pass } from '../../check/index.js';
import { lockCommand } from './lock-command.js';
import { ofDefaultRetention } from './of-default-retention.js';

export const bkt10 = defineCheck({
  id: 'BKT-10',
  title: 'Logs are locked for as long as they have to be kept',
  severity: 'high',
  mappings: { nist80053: ['AU-11'], pciDss: ['10.5.1'] },
  run: (audit) =>
    ofDefaultRetention(audit, ({ days }, { name }, place) => {
      const { retentionDays } = audit.expectations;
      return days >= retentionDays
        ? pass(`new logs are locked for ${countOf(days, 'day')}`, place)
        : fail(
            `new logs are locked for ${countOf(days, 'day')}, and have to be kept for ${retentionDays}`,
            lockCommand(name, audit.expectations),
            place,
          );
    }),
});
