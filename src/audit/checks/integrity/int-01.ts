import { countOf } from '../../../count-of.js';
import {
  type CheckResult,
  defineCheck,
  fail,
  judgeEach,
  notApplicable,
  pass,
  unknown,
  withPassesAs,
} from '../../check/index.js';
import type { SampledChain, Unknown } from '../../snapshot/index.js';

/** Configuration says that digests are written; only reading them says that they prove anything. */
export const int01 = defineCheck({
  id: 'INT-01',
  title: 'A sample of logs is proven by signed digests without a gap',
  severity: 'medium',
  mappings: { nist80053: ['AU-9', 'AU-10'], pciDss: ['10.3.4'], soc2: ['CC7.2'] },
  run: ({ snapshot: { integrity, organization }, trail }) => {
    const bucket = (trail.kind === 'known' ? trail.value?.bucket : undefined) ?? 'BUCKET';
    if (integrity.kind === 'unknown' && integrity.reason === 'not-asked')
      return [
        notApplicable('no sample was verified: orgtrail verify --json, then orgtrail audit --verified FILE'),
      ];
    return judgeEach(integrity, ({ from, to, chains: sampled }) =>
      judgeEach(organization.accounts, (accounts) => {
        // A sample of other logs proves nothing here.
        const ours = new Set<string>(accounts.map(({ accountId }) => accountId));
        const chains = sampled.filter(({ accountId }) => ours.has(accountId));
        if (chains.length === 0)
          return [notApplicable(`the sample from ${from} to ${to} holds no account of this organization`)];
        return withPassesAs(
          chains.map((chain) => judgeChain(chain, bucket)),
          (count) =>
            pass(
              `proven from ${from} to ${to}: ${countOf(count, 'account and Region', 'accounts and Regions')}`,
            ),
        );
      }),
    );
  },
});

function judgeChain(chain: SampledChain, bucket: string): CheckResult {
  const { accountId, region, verdict, codes } = chain;
  const verify = `orgtrail verify s3://${bucket} --account ${accountId} --region ${region} --html evidence.html`;
  const place = { accountId, region };
  const found = codes.length === 0 ? '' : `: ${codes.join(', ')}`;
  switch (verdict) {
    case 'ok':
      return pass('proven', place);
    case 'tampered':
      return fail(
        `logs were changed, removed or added${found}`,
        `${verify}  # and treat it as an incident`,
        place,
      );
    case 'incomplete':
      return isGap(codes)
        ? fail(`not everything is proven${found}`, `${verify}  # names every gap and what explains it`, place)
        : unknown(unreadable(chain), place);
  }
}

/** Why nothing could be judged, and the permission that would help. */
const WANTING: Readonly<Record<string, string>> = {
  UNREADABLE: 's3:GetObject',
  KEYS_UNAVAILABLE: 'cloudtrail:ListPublicKeys',
};

function isGap(codes: readonly string[]): boolean {
  return codes.some((code) => WANTING[code] === undefined);
}

function unreadable({ accountId, region, codes }: SampledChain): Unknown {
  return {
    kind: 'unknown',
    reason: 'failed',
    permission: WANTING[codes[0] ?? ''] ?? 's3:GetObject',
    operation: 'verify',
    accountId,
    region,
    message: codes.length === 0 ? 'the sample holds no digest' : codes.join(', '),
  };
}
