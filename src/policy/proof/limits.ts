/** Something that the policies leave possible, and what stands in its way instead. */
export interface ProofLimit {
  readonly actor: string;
  readonly can: string;
  readonly limitedBy: string;
}

/** What no policy of an organization can stop. */
export const PROOF_LIMITS: readonly ProofLimit[] = [
  {
    actor: 'an administrator of the management account',
    can: 'stop, change or delete the organization trail',
    limitedBy:
      'what was delivered stays locked in the bucket; the missing digests show in orgtrail verify, and the rules of the real-time layer tell of StopLogging, DeleteTrail, UpdateTrail and PutEventSelectors as they happen',
  },
  {
    actor: 'an administrator of the management account',
    can: 'detach the policies of the organization and then enter the log archive account',
    limitedBy:
      'Object Lock in COMPLIANCE mode: nobody can delete a locked version or shorten its retention; the bucket policy stays until somebody removes it, which is an event of its own',
  },
  {
    actor: 'an administrator of the management account',
    can: 'close the log archive account, or remove it from the organization',
    limitedBy:
      'a closed account can be reopened for 90 days; only a copy in another organization survives longer',
  },
  {
    actor: 'the root user of the log archive account',
    can: 'remove the bucket policy once the policies of the organization are detached, and then hide logs behind delete markers',
    limitedBy:
      'the versions below the markers are locked and come back with the markers; orgtrail verify finds them missing',
  },
  {
    actor: 'an administrator of the log archive account',
    can: 'schedule the deletion of the key once every policy around it is gone, which would make locked logs unreadable',
    limitedBy: 'a waiting time of at least 7 days, in which the deletion can be cancelled',
  },
];
