import { readFile } from 'node:fs/promises';
import type { IntegritySample, SampledChain } from '../../audit/index.js';
import { parseAccountId, parseRegion } from '../../cloudtrail/index.js';
import { UserError } from '../../errors.js';

/** What of the document of `orgtrail verify --json` is used. */
interface VerifyDocument {
  readonly schema: string;
  readonly range: { readonly from: string | null; readonly to: string };
  readonly findings: readonly VerifyFinding[];
  readonly chains: readonly VerifiedChain[];
}

interface VerifyFinding {
  readonly code: string;
  readonly verdict: 'tamper' | 'incomplete' | 'note';
  readonly accountId?: string | null;
  readonly region?: string | null;
}

interface VerifiedChain {
  readonly accountId: string;
  readonly region: string;
  readonly digests: { readonly verified: number };
  readonly covered: readonly { readonly from: string }[];
}

/** What `orgtrail verify --json` said, by account and Region. Throws a UserError for anything else. */
export async function readVerified(path: string): Promise<IntegritySample> {
  const { range, chains, findings } = parse(path, await readFile(path, 'utf8').catch(refuse(path)));
  const begins = chains.flatMap(({ covered }) => covered.map(({ from }) => from)).sort();
  return {
    from: range.from ?? begins[0] ?? range.to,
    to: range.to,
    chains: chains.flatMap((chain) => sampled(chain, findings)),
  };
}

function sampled(
  { accountId, region, digests }: VerifiedChain,
  findings: readonly VerifyFinding[],
): readonly SampledChain[] {
  const [account, place] = [parseAccountId(accountId), parseRegion(region)];
  if (account === undefined || place === undefined) return [];
  const own = findings.filter((each) => each.verdict !== 'note' && concerns(each, accountId, region));
  return [
    {
      accountId: account,
      region: place,
      verdict: verdictOf(own),
      digests: digests.verified,
      codes: [...new Set(own.map(({ code }) => code))],
    },
  ];
}

/** What names no account or no Region may concern each of them. */
function concerns(finding: VerifyFinding, accountId: string, region: string): boolean {
  return (finding.accountId ?? accountId) === accountId && (finding.region ?? region) === region;
}

function verdictOf(findings: readonly VerifyFinding[]): SampledChain['verdict'] {
  if (findings.some(({ verdict }) => verdict === 'tamper')) return 'tampered';
  return findings.length === 0 ? 'ok' : 'incomplete';
}

function parse(path: string, text: string): VerifyDocument {
  const document = parseJson(text);
  const isOurs =
    document?.schema === 'orgtrail.verify/1' &&
    Array.isArray(document.chains) &&
    Array.isArray(document.findings) &&
    typeof document.range?.to === 'string';
  return isOurs ? document : refuse(path)();
}

function parseJson(text: string): VerifyDocument | undefined {
  try {
    return JSON.parse(text) as VerifyDocument;
  } catch {
    return undefined;
  }
}

function refuse(path: string): (cause?: unknown) => never {
  return (cause) => {
    throw new UserError({
      what: 'not what orgtrail verify --json prints',
      where: `--verified ${path}`,
      next: 'Write it with orgtrail verify s3://BUCKET --from 1d --json > verified.json.',
      cause,
    });
  };
}
