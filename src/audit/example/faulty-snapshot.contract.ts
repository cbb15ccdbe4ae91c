import { known, type Snapshot } from '../snapshot/index.js';
import { changeSnapshot, denied, hoursBefore, MEMBER, valueOf } from './example-snapshot.contract.js';

/** The example with a few faults of the kind that nobody notices, for docs/audit.md. */
export function faultySnapshot(from?: Snapshot): Snapshot {
  return changeSnapshot((draft) => {
    const [bucket] = draft.logBuckets;
    bucket!.objectLock = known({ defaultRetention: { mode: 'GOVERNANCE', days: 30 } });
    for (const delivery of bucket!.deliveries) {
      if (delivery.accountId !== MEMBER || delivery.region !== 'eu-west-1') continue;
      delivery.newestLogAt = known(null);
      delivery.newestDigestAt = known(null);
    }
    const member = draft.accounts.find(({ accountId }) => accountId === MEMBER)!;
    member.trailServiceRole = denied('iam:GetRole', MEMBER);
    const [trail] = valueOf(member.inRegions[0]!.trails);
    valueOf(member.inRegions[0]!.trails).push({
      ...trail!,
      arn: `arn:aws:cloudtrail:us-east-1:${MEMBER}:trail/old-trail`,
      name: 'old-trail',
      isOrganizationTrail: false,
      bucket: 'old-trail-logs',
      selection: known({
        basic: [
          {
            readWriteType: 'All',
            includeManagementEvents: true,
            excludedManagementSources: [],
            dataResources: [],
          },
        ],
        advanced: [],
      }),
    });
    valueOf(draft.usage).push({
      month: '2026-02',
      accountId: MEMBER,
      usageType: 'USE1-PaidEventsRecorded',
      quantity: 2_500_000,
      usd: 50,
    });
    for (const each of draft.organization.attachments)
      if (each.targetId === 'r-ab12') each.serviceControl = known(['p-FullAWSAccess']);
    valueOf(draft.integrity).to = hoursBefore(12);
  }, from);
}
