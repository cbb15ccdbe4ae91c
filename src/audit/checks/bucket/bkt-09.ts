import { defineCheck, fail, pass } from '../../check/index.js';
import { lockCommand } from './lock-command.js';
import { ofDefaultRetention } from './of-default-retention.js';

/** GOVERNANCE gives way to `s3:BypassGovernanceRetention`; COMPLIANCE to nobody, root included. */
export const bkt09 = defineCheck({
  id: 'BKT-09',
  title: 'Logs are locked in COMPLIANCE mode',
  severity: 'high',
  mappings: { securityHub: ['S3.15'], nist80053: ['AU-9'], pciDss: ['10.3.2'], soc2: ['PI1.5'] },
  run: (audit) =>
    ofDefaultRetention(audit, ({ mode }, { name }, place) => {
      const { retentionMode } = audit.expectations;
      if (mode === 'COMPLIANCE') return pass('new logs are locked in COMPLIANCE mode', place);
      return retentionMode === 'GOVERNANCE'
        ? pass('new logs are locked in GOVERNANCE mode, which orgtrail.yaml asks for', place)
        : fail(
            'new logs are locked in GOVERNANCE mode, which whoever may bypass it can undo',
            lockCommand(name, audit.expectations),
            place,
          );
    }),
});
